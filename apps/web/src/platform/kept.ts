import { type DBSchema, openDB } from 'idb'

import type { RouteKey } from './client.ts'

interface Kept extends DBSchema {
  answers: { key: string; value: unknown }
}

/**
 * What a device may keep so that a counter goes on while the line is down: the catalogue, which is public, and which clerk
 * works here. No answer about a person is ever among them.
 */
const mayBeKept: ReadonlySet<RouteKey> = new Set([
  'GET /api/catalogue/items',
  'GET /api/catalogue/items/:code',
  'GET /api/login/me',
])

const open = async () =>
  await openDB<Kept>('tongban-kept', 1, { upgrade: (database) => void database.createObjectStore('answers') })

/** Keeps what was read, where it may be kept; a device that keeps nothing (a private window) does without. */
export async function keep(route: RouteKey, sent: unknown, answer: unknown): Promise<void> {
  if (!mayBeKept.has(route)) return
  await open()
    .then(async (database) => await database.put('answers', answer, keyOf(route, sent)))
    .catch(() => undefined)
}

/** What was kept of a route, if anything. */
export async function kept(route: RouteKey, sent: unknown): Promise<unknown> {
  if (!mayBeKept.has(route)) return undefined
  return await open()
    .then(async (database) => await database.get('answers', keyOf(route, sent)))
    .catch(() => undefined)
}

/** Lets go of what was kept: whoever works here next has his own. */
export async function forgetKept(): Promise<void> {
  await open()
    .then(async (database) => await database.clear('answers'))
    .catch(() => undefined)
}

function keyOf(route: RouteKey, sent: unknown): string {
  return `${route} ${JSON.stringify(sent ?? null)}`
}
