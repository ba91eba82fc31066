import { renderWording, type WordingFacts } from '@tongban/contracts/wording-template'

import { type Words, wordsOfShipped } from '../wordings/index.ts'
import { type PaperWording, paperWordings, promises, type shippedSentences } from './shipped.ts'

/** The parts of a paper's words; every paper that has a template has a plain sentence, too. */
type PartOf<Wording extends PaperWording> = (keyof (typeof shippedSentences)[Wording] & string) | 'plain'

/** Says one sentence of a paper with its facts, in the words that hold. */
export type Say = <Wording extends PaperWording>(
  wording: Wording,
  part: PartOf<Wording>,
  facts?: WordingFacts,
) => string

/** The words of each paper. */
export type PaperWords = (wording: PaperWording) => Words

const shipped = new Map(paperWordings.map((wording) => [wording.key, wordsOfShipped(wording)]))

/** As the program ships them. */
export const shippedPaperWords: PaperWords = (wording) => shipped.get(`papers.${wording}`) ?? {}

/** @param common what is known in every sentence */
export function sayWith(words: PaperWords, common: WordingFacts): Say {
  return (wording, part, facts = {}) =>
    renderWording(words(wording)[part]?.['zh-CN'] ?? '', { ...common, ...promises, ...facts })
}
