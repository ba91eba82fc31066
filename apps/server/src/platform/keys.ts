import { createPrivateKey, generateKeyPairSync, randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

import { z } from 'zod'

import { type Mode, modes } from './mode.ts'

const secretBytes = 32

const secret = z
  .base64()
  .refine((text) => Buffer.from(text, 'base64').length === secretBytes, `must be ${secretBytes} bytes`)
const signingKey = z.string().refine(isEd25519, 'must be an Ed25519 private key (PKCS#8, PEM)')

function ringOf<Key extends z.ZodType<string>>(key: Key) {
  return z
    .strictObject({ current: z.string().min(1), keys: z.record(z.string().min(1), key) })
    .refine(({ current, keys }) => current in keys, {
      path: ['current'],
      message: 'names no key of this ring',
    })
}

const keysFile = z
  .strictObject({
    madeFor: z.enum(modes),
    sealing: ringOf(secret),
    index: ringOf(secret),
    audit: ringOf(signingKey),
  })
  .refine(noneSharedBetweenRings, { message: 'a key may serve one purpose only' })

/** Keys of one purpose: new things use the current one, old things name the one they were made with. */
export interface KeyRing {
  readonly current: string
  /** Key id → key. */
  readonly keys: Readonly<Record<string, string>>
}

/** What seals personal values, what finds them blindly and what signs the audit; never one for another. */
export interface Keys {
  /** The mode that they were made in: production and a training take no others. */
  readonly madeFor: Mode
  /** 32 random bytes each, base64. */
  readonly sealing: KeyRing
  /** 32 random bytes each, base64. */
  readonly index: KeyRing
  /** Ed25519 private keys, PKCS#8 in PEM. */
  readonly audit: KeyRing
}

/** How a keys file is read: in which mode, and whether it may be made when there is none. */
export interface KeyUse {
  readonly mode: Mode
  readonly create: boolean
}

/**
 * Reads the keys file, or makes one with random keys where that is allowed.
 * @throws Error when it is missing, open to others, ill-formed, or made for another mode and used in production or in a training
 */
export function loadKeys(path: string, { mode, create }: KeyUse): Keys {
  if (!existsSync(path)) {
    if (!create)
      throw new Error(
        `There is no keys file ${path}. Bring the one that belongs to this database, or make one for a new database with: npx tongban keys create`,
      )
    createKeysFile(path, mode)
  }
  refuseOpenFile(path)
  const keys = readKeysFile(path)
  if (mode !== 'demo' && keys.madeFor !== mode)
    throw new Error(`The keys in ${path} were made for ${keys.madeFor}; ${mode} needs keys of its own.`)
  return keys
}

/** Writes a new keys file that only we can read. @throws Error when there is one already */
export function createKeysFile(path: string, mode: Mode): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o755 })
  const whole = `${path}.${process.pid}`
  writeFileSync(whole, `${JSON.stringify(randomKeys(mode), undefined, 2)}\n`, { mode: 0o600, flag: 'wx' })
  try {
    linkSync(whole, path) // fails when another process was first, and nobody ever reads half a file
  } catch (cause) {
    throw new Error(`There is a keys file already: ${path}`, { cause })
  } finally {
    rmSync(whole)
  }
}

function randomKeys(madeFor: Mode): Keys {
  return {
    madeFor,
    sealing: oneKey(randomBytes(secretBytes).toString('base64')),
    index: oneKey(randomBytes(secretBytes).toString('base64')),
    audit: oneKey(
      generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    ),
  }
}

function oneKey(key: string): KeyRing {
  const id = randomBytes(4).toString('hex')
  return { current: id, keys: { [id]: key } }
}

function readKeysFile(path: string): Keys {
  const read = keysFile.safeParse(parseOrNothing(readFileSync(path, 'utf8')))
  if (read.success) return read.data
  const faults = read.error.issues.map((issue) => `${issue.path.join('.') || 'file'}: ${issue.message}`)
  throw new Error(`The keys file ${path} cannot be used: ${faults.join('; ')}`)
}

function parseOrNothing(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function refuseOpenFile(path: string): void {
  if (process.platform === 'win32' || (statSync(path).mode & 0o077) === 0) return
  throw new Error(`Others on this machine can read the keys file ${path}. Close it with: chmod 600 ${path}`)
}

function isEd25519(text: string): boolean {
  try {
    return createPrivateKey(text).asymmetricKeyType === 'ed25519'
  } catch {
    return false
  }
}

function noneSharedBetweenRings(keys: Omit<Keys, 'madeFor'>): boolean {
  const all = [keys.sealing, keys.index, keys.audit].flatMap((ring) => Object.values(ring.keys))
  return new Set(all).size === all.length
}
