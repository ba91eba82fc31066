import type { FieldFault } from '@tongban/contracts/errors'
import { type WordingFault, wordingFaults } from '@tongban/contracts/wording-template'

import { languagesOf, ruleOf, type ShippedWording, type Words } from './words.ts'

/** Everything that is wrong with the words of a draft, each at its place: `text.zh-CN`. */
export function faultsIn(
  { parts }: ShippedWording,
  words: Words,
  factTitles: Readonly<Record<string, string>>,
): FieldFault[] {
  const strange = Object.keys(words).filter((key) => !parts.some((part) => part.key === key))
  return [
    ...strange.map((key) => ({ field: key, code: 'strange', message: '这里没有这一句' })),
    ...parts.flatMap((part) =>
      languagesOf(part).flatMap((language) =>
        wordingFaults(words[part.key]?.[language] ?? '', ruleOf(part, language)).map((fault) => ({
          field: `${part.key}.${language}`,
          code: fault.code,
          message: sayFault(fault, factTitles),
        })),
      ),
    ),
  ]
}

function sayFault({ code, at, fact }: WordingFault, titles: Readonly<Record<string, string>>): string {
  const place = `第${(at ?? 0) + 1}个字`
  const named = fact === null ? '' : `{${fact}}（${titles[fact] ?? fact}）`
  const said: Readonly<Record<WordingFault['code'], string>> = {
    empty: '要写',
    brackets: `${place}的括号不成对，或者写法不对`,
    'no-fact': `${place}的 [ ] 里要有一个 { }：它不知道时，这一段才不说`,
    unknown: `${place}的${named}这里没有`,
    dropped: `少了${named}：原来说到它，不能不说`,
    unsure: `${place}的${named}有时不知道：放在 [ ] 里，不知道时这一段才不说`,
    'too-long': `太长，最多${at ?? 0}个字`,
    link: `${place}像网址：消息里不放链接`,
  }
  return said[code]
}
