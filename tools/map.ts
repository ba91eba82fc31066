// `npm run map`: draws the map of ARCHITECTURE.md anew from rooms.json; `npm test` fails when it is an old one.
import { readFileSync, writeFileSync } from 'node:fs'

import rooms from '../rooms.json' with { type: 'json' }
import { type Outcome, outcomeOf } from './outcome.ts'

const document = 'ARCHITECTURE.md'
const frame = /<!-- map -->[\s\S]*<!-- \/map -->/

/** The map in ARCHITECTURE.md is the one that rooms.json gives. */
export function checkMap(): Outcome {
  const written = readFileSync(document, 'utf8')
  return outcomeOf(written === redrawn(written) ? [] : [`${document} shows an old map: npm run map`])
}

/** A document with its map drawn anew. @throws Error when it has no place for one */
function redrawn(text: string): string {
  if (!frame.test(text)) throw new Error(`${document} has no place for the map`)
  return text.replace(frame, ['<!-- map -->', '', ...drawing(), '', '<!-- /map -->'].join('\n'))
}

/** Both houses, the highest rank first, as people look at a house. */
function drawing(): string[] {
  return Object.values(rooms).flatMap(({ folder, ranks }, at) => [
    ...(at === 0 ? [] : ['']),
    ...houseOf(folder, ranks.toReversed()),
  ])
}

interface Rank {
  readonly rank: string
  readonly about: string
  readonly rooms: readonly string[]
}

function houseOf(folder: string, ranks: readonly Rank[]): string[] {
  const wide = Math.max(...ranks.map(({ rank }) => rank.length))
  const longest = Math.max(...ranks.map((one) => namesOf(one).length))
  return [
    `    ${folder}`,
    ...ranks.map((one) => `      ${one.rank.padEnd(wide)}  ${namesOf(one).padEnd(longest)}  ${one.about}`),
  ]
}

function namesOf({ rooms: names }: Rank): string {
  return names.map((name) => name.split('/').at(-1)).join(' ')
}

if (import.meta.main) writeFileSync(document, redrawn(readFileSync(document, 'utf8')))
