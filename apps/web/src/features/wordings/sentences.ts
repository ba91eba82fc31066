import { type Language, languages } from '@tongban/contracts/errors'
import { parseWording, renderWording, smsPieces } from '@tongban/contracts/wording-template'
import type { WordingContent, WordingDraft, WordingPart } from '@tongban/contracts/wordings'

/** The languages in which a sentence is read. */
export function languagesOf({ shipped }: WordingPart): readonly Language[] {
  return languages.filter((language) => shipped[language] !== undefined)
}

/** A sentence as somebody writes it. */
export function sentenceIn(content: WordingContent, part: string, language: Language): string {
  return content[part]?.[language] ?? ''
}

/** The content with another sentence in one place. */
export function withSentence(
  content: WordingContent,
  part: string,
  language: Language,
  text: string,
): WordingContent {
  return { ...content, [part]: { ...content[part], [language]: text } }
}

/** An example while it is typed; undefined as long as its brackets do not match. */
export function exampleOf(
  text: string,
  language: Language,
  { samples }: Pick<WordingDraft, 'samples'>,
): string | undefined {
  try {
    parseWording(text)
    return renderWording(text, samples[language] ?? {})
  } catch {
    return undefined
  }
}

/** How long the signature is that stands in front of a text message: 【】 and the agency's short name. */
export function smsOf(
  example: string,
  agency: string,
): { readonly letters: number; readonly pieces: number } {
  const text = `【${agency}】${example}`
  return { letters: text.length, pieces: smsPieces(text) }
}
