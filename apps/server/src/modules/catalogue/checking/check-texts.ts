import type { Declaration } from '@tongban/contracts/declaration'
import { type FieldFault, languages } from '@tongban/contracts/errors'

import { fault, repeated } from './fault.ts'

/** What people read stands in every language in which the item is named, and is no blank: steps and programmes tell where a case stands. */
export function checkTexts(declaration: Declaration): FieldFault[] {
  const wanted = languages.filter((language) => declaration.names[language] !== undefined)
  return [
    ...textsIn(declaration, '').flatMap(({ place, text }) =>
      wanted.flatMap((language) => {
        const said: unknown = Object.getOwnPropertyDescriptor(text, language)?.value
        if (typeof said === 'string' && said.trim() !== '') return []
        return [fault(`${place}.${language}`, 'required', '事项名称有这种文字，这里也要写')]
      }),
    ),
    ...repeated(declaration.result.map((name) => name['zh-CN'])).map((name) =>
      fault('result', 'twice', `同一结果出现了两次：${name}`),
    ),
  ]
}

interface Said {
  readonly place: string
  readonly text: object
}

/** Every text of a declaration, wherever it stands; things with a key by their key. Keywords are lists, and anyone may have none. */
function textsIn(value: unknown, place: string): Said[] {
  if (typeof value !== 'object' || value === null) return []
  if (Object.hasOwn(value, 'zh-CN')) return place === 'keywords' ? [] : [{ place, text: value }]
  const parts: readonly (readonly [string, unknown])[] = Array.isArray(value)
    ? value.map((one: unknown, at) => [keyOf(one) ?? String(at), one] as const)
    : Object.entries(value)
  return parts.flatMap(([key, one]) => textsIn(one, place === '' ? key : `${place}.${key}`))
}

function keyOf(value: unknown): string | undefined {
  const key = typeof value === 'object' && value !== null && 'key' in value ? value.key : undefined
  return typeof key === 'string' ? key : undefined
}
