import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  sign,
  verify,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  type KeyObject,
} from 'node:crypto'

import type { Keys } from './keys.ts'

/** The one crypto provider (D-51): sealing of personal values, blind index, signatures of the audit. */
export interface Secrets {
  /** Encrypts a text; the key's id stands in front, so that keys can be changed one day. */
  seal(text: string): Buffer
  /** @throws Error when the value was changed or its key is gone */
  open(sealed: Buffer): string
  /** A keyed fingerprint by which a number is found without being readable. */
  index(kind: string, text: string): Buffer
  /** The same in hexadecimal: a text costs less than bytes of its own, which tells where tens of thousands are made. */
  indexInHex(kind: string, text: string): string
  /** A keyed fingerprint by which a command is known again: what it says cannot be guessed from it, unlike from a hash. */
  fingerprint(text: string): string
  /** Signs a seal of the audit with a key that is never in the database. */
  sign(bytes: Buffer): { keyId: string; signature: Buffer }
  verify(bytes: Buffer, keyId: string, signature: Buffer): boolean
  /** By key id, in PEM: with these anybody checks what was signed. */
  publicKeys(): Readonly<Record<string, string>>
}

const ivBytes = 12
const tagBytes = 16

/** AES-256-GCM, HMAC-SHA-256 and Ed25519 from Node's own OpenSSL. */
export function createSecrets(keys: Keys): Secrets {
  // As key objects: OpenSSL takes bytes as a key only after it has made one of them, at each call anew.
  const sealingKeys = new Map(Object.entries(keys.sealing.keys).map(([id, key]) => [id, secretKey(key)]))
  const keyOf = (id: string): KeyObject => {
    const found = sealingKeys.get(id)
    if (found === undefined) throw new Error(`no sealing key ${id}`)
    return found
  }
  const indexKey = secretKey(keys.index.keys[keys.index.current] ?? '')
  const commandKey = createSecretKey(Buffer.from(hkdfSync('sha256', indexKey, '', 'commands.answer', 32)))
  const auditKeys = new Map<string, KeyObject>(
    Object.entries(keys.audit.keys).map(([id, pem]) => [id, createPrivateKey(pem)]),
  )
  return {
    seal: (text) => sealWith(keys.sealing.current, keyOf(keys.sealing.current), text),
    open: (sealed) => {
      const idBytes = sealed[0] ?? 0
      return openWith(keyOf(sealed.subarray(1, 1 + idBytes).toString()), sealed.subarray(1 + idBytes))
    },
    index: (kind, text) => createHmac('sha256', indexKey).update(`${kind}\n${text}`).digest(),
    indexInHex: (kind, text) => createHmac('sha256', indexKey).update(`${kind}\n${text}`).digest('hex'),
    fingerprint: (text) => createHmac('sha256', commandKey).update(text).digest('base64'),
    sign: (bytes) => {
      const keyId = keys.audit.current
      const key = auditKeys.get(keyId)
      if (key === undefined) throw new Error(`no audit key ${keyId}`)
      return { keyId, signature: sign(null, bytes, key) }
    },
    verify: (bytes, keyId, signature) => {
      const key = auditKeys.get(keyId)
      return key !== undefined && verify(null, bytes, createPublicKey(key), signature)
    },
    publicKeys: () =>
      Object.fromEntries(
        [...auditKeys].map(([id, key]) => [
          id,
          createPublicKey(key).export({ format: 'pem', type: 'spki' }).toString(),
        ]),
      ),
  }
}

function secretKey(base64: string): KeyObject {
  return createSecretKey(base64, 'base64')
}

function sealWith(keyId: string, key: KeyObject, text: string): Buffer {
  const iv = freshBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  const id = Buffer.from(keyId)
  return Buffer.concat([Buffer.from([id.length]), id, iv, cipher.getAuthTag(), body])
}

let random = Buffer.alloc(0)
const randomBytesAtOnce = 4096

/** Random bytes, asked of the system for many at once: a list seals and salts thousands of values. None is used twice. */
export function freshBytes(count: number): Buffer {
  if (random.length < count) random = randomBytes(Math.max(count, randomBytesAtOnce))
  const fresh = random.subarray(0, count)
  random = random.subarray(count)
  return fresh
}

function openWith(key: KeyObject, sealed: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, ivBytes))
  decipher.setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes))
  return decipher.update(sealed.subarray(ivBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8')
}

/** Bytes in hexadecimal as PostgreSQL reads them from a text. */
export function bytesText(hex: string): string {
  return `\\x${hex}`
}

/** SHA-256 of several parts, each behind its length, so that no two lists of parts give the same text. */
export function digest(...parts: readonly (string | Buffer)[]): Buffer {
  const framed = parts.flatMap((part) => {
    const bytes = typeof part === 'string' ? Buffer.from(part) : part
    return [Buffer.from(`${bytes.length}:`), bytes]
  })
  return createHash('sha256').update(Buffer.concat(framed)).digest()
}
