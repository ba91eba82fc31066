import { words } from './words.ts'

/** The sentence of a refusal that an address brings with it (`?refused=login.openid-late`), if it brings one. */
export function refusalOf(search: string): string | undefined {
  const code = new URLSearchParams(search).get('refused')
  if (code === null) return undefined
  return Object.entries(words.refusals).find(([known]) => known === code)?.[1] ?? words.refusedUnknown
}
