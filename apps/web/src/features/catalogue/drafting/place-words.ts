import type { Ask } from './asks.ts'
import { partAsks } from './part-asks.ts'
import { inputNames } from './registry-words.ts'
import { words } from './words.ts'

/** What a place of a declaration is called, from the part downwards, as its forms call it; keys of things are left out. */
export function nameOfPlace(place: string): string {
  const found = namesAlong(Object.values(partAsks).flat(), place.split('.'))
  return found.length === 0 ? place : [...new Set(found)].join(' · ')
}

function namesAlong(asks: readonly Ask[], parts: readonly string[]): string[] {
  const ask = asks.find(({ at }) => at !== '' && isAt(at, parts))
  if (ask === undefined) return parts.flatMap((part) => (part in words.languages ? [languageName(part)] : []))
  const rest = parts.slice(ask.at.split('.').length)
  if (ask.kind === 'things') return [ask.label, ...namesAlong(ask.of, rest.slice(1))]
  if (ask.kind === 'maybe') return [ask.label, ...namesAlong(ask.of, rest)]
  if (ask.kind === 'inputs') return [ask.label, ...rest.slice(0, 1).map((name) => inputNames[name] ?? name)]
  return [ask.label, ...rest.flatMap((part) => (part in words.languages ? [languageName(part)] : []))]
}

function isAt(at: string, parts: readonly string[]): boolean {
  return at.split('.').every((one, place) => parts[place] === one)
}

function languageName(language: string): string {
  return Object.entries(words.languages).find(([known]) => known === language)?.[1] ?? language
}

/** An answer as the form that asked for it says it: what was chosen by its name. */
export function saidAt(place: string, value: string): string {
  const option = optionsAlong(Object.values(partAsks).flat(), place.split('.'))
  return option.get(value) ?? plainly[value] ?? value
}

const plainly: Readonly<Record<string, string>> = { true: words.yes, false: words.no }

function optionsAlong(asks: readonly Ask[], parts: readonly string[]): ReadonlyMap<string, string> {
  const ask = asks.find(({ at }) => at !== '' && isAt(at, parts))
  if (ask === undefined) return new Map()
  const rest = parts.slice(ask.at.split('.').length)
  if (ask.kind === 'things') return optionsAlong(ask.of, rest.slice(1))
  if (ask.kind === 'maybe') return optionsAlong(ask.of, rest)
  const options = ask.kind === 'one' || ask.kind === 'several' ? ask.options : []
  return typeof options === 'string' ? new Map() : new Map(options.map(({ value, label }) => [value, label]))
}
