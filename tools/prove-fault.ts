import { globSync } from 'node:fs'

import rooms from '../rooms.json' with { type: 'json' }

/** A fault to plant, the check that must find it, and a word that it must say about it. */
export interface Fault {
  readonly fault: string
  readonly check: 'format' | 'lint' | 'types' | 'unused' | 'architecture' | 'migrations' | 'links' | 'tests'
  readonly says: string
  readonly files: Readonly<Record<string, string>>
}

/** Two rooms between which something is forbidden, as paths and as names. */
export interface Pair {
  readonly one: string
  readonly other: string
  readonly oneName: string
  readonly otherName: string
}

/** A house of rooms.json. */
export type House = keyof typeof rooms

/** A room of the lowest rank that has one, and a room of the highest. */
export function lowestAndHighest(house: House): Pair {
  const { folder, ranks } = rooms[house]
  const present = ranks
    .map((rank) => rank.rooms.filter((room) => isThere(folder, room)))
    .filter(({ length }) => length > 0)
  return pair(folder, present.at(0)?.[0], present.at(-1)?.[0])
}

/** Two rooms of one rank. */
export function neighbours(house: House, rank?: string): Pair {
  const { folder, ranks } = rooms[house]
  const found = ranks
    .filter((candidate) => rank === undefined || candidate.rank === rank)
    .map((candidate) => candidate.rooms.filter((room) => isThere(folder, room)))
    .find(({ length }) => length > 1)
  return pair(folder, found?.[0], found?.[1])
}

/** The path from inside one room into another. */
export function into(room: string): string {
  return '../'.repeat(room.split('/').length) + room
}

function pair(folder: string, one: string | undefined, other: string | undefined): Pair {
  if (one === undefined || other === undefined || one === other)
    throw new Error(`${folder} has too few rooms to prove anything.`)
  return { one: `${folder}/${one}`, other: `${folder}/${other}`, oneName: one, otherName: other }
}

function isThere(folder: string, room: string): boolean {
  return globSync(`${folder}/${room}/index.ts`).length > 0
}
