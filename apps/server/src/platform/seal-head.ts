import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

import { z } from 'zod'

/** A seal by number and hash: whoever knows it can tell a chain that goes on from one that was made anew. */
export interface SealHead {
  readonly id: number
  readonly hash: Buffer
}

/**
 * The newest seal that this server has made or met, kept where a writer of the database does not reach: who may change
 * every row may take seals away, and without this the next one would be signed over the changed rows.
 */
export interface SealHeads {
  /** Undefined before the first seal. @throws Error when what is kept cannot be read */
  known(): SealHead | undefined
  /** Goes on to a newer seal; an older one changes nothing, because another process may have been ahead. */
  keep(head: SealHead): void
  /** Takes this one whatever was known, or none: only for somebody who has decided it, after a restore. */
  accept(head: SealHead | undefined): void
}

const fileShape = z.strictObject({ id: z.int().min(1), hash: z.string().regex(/^[0-9a-f]{64}$/) })

/** Keeps the head in a small file beside the keys; each writing is whole on the disk or not at all. */
export function sealHeadsBeside(keysFile: string): SealHeads {
  const path = join(dirname(keysFile), `${basename(keysFile, '.json')}.seal-head.json`)
  const known = (): SealHead | undefined => (existsSync(path) ? readHead(path) : undefined)
  return {
    known,
    keep: (head) => {
      if ((known()?.id ?? 0) < head.id) writeWhole(path, fileText(head))
    },
    accept: (head) => writeWhole(path, head === undefined ? '' : fileText(head)),
  }
}

/** Reads `<id>:<hash>`, as somebody wrote it down. @throws Error when it is something else */
export function parseRoot(text: string): SealHead {
  const [, id, hash] = /^([1-9]\d{0,14}):([0-9a-f]{64})$/i.exec(text) ?? []
  if (id === undefined || hash === undefined)
    throw new Error(
      `A root is the number and the hash of a seal, <id>:<64 digits in hexadecimal>; not ${text}`,
    )
  return { id: Number(id), hash: Buffer.from(hash, 'hex') }
}

/** A seal as it is written down: `<id>:<hash>`. */
export function rootText({ id, hash }: SealHead): string {
  return `${id}:${hash.toString('hex')}`
}

function fileText({ id, hash }: SealHead): string {
  return `${JSON.stringify({ id, hash: hash.toString('hex') })}\n`
}

/** An empty file knows no seal: so it was accepted. */
function readHead(path: string): SealHead | undefined {
  const text = readFileSync(path, 'utf8')
  if (text === '') return undefined
  const read = fileShape.safeParse(parseOrNothing(text))
  if (!read.success) throw new Error(`The last seal that is known in ${path} cannot be read.`)
  return { id: read.data.id, hash: Buffer.from(read.data.hash, 'hex') }
}

function parseOrNothing(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function writeWhole(path: string, text: string): void {
  const whole = `${path}.${process.pid}`
  const file = openSync(whole, 'w', 0o600)
  try {
    writeFileSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(whole, path)
  if (process.platform !== 'win32') syncFolder(dirname(path))
}

function syncFolder(path: string): void {
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
