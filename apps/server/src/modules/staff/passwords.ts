import { argon2, type Argon2Parameters, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

import { Refusal } from '../../platform/refusal.ts'

const hash = promisify(argon2) as (algorithm: 'argon2id', parameters: Argon2Parameters) => Promise<Buffer>
const cost = { parallelism: 1, tagLength: 32, memory: 19 * 1024, passes: 2 }
const atOnce = 8
/** By then those who came first are through. */
const secondsToWait = 2
let running = 0

/** A password as it is stored: argon2id with its salt (19 MiB, 2 passes). */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  return `argon2id$${salt.toString('base64')}$${(await derive(password, salt)).toString('base64')}`
}

/** Whether a password is the stored one. @throws Refusal login.busy when too many are being checked */
export async function isPassword(password: string, stored: string): Promise<boolean> {
  const [, salt = '', wanted = ''] = stored.split('$')
  const [given, known] = [await derive(password, Buffer.from(salt, 'base64')), Buffer.from(wanted, 'base64')]
  return given.length === known.length && timingSafeEqual(given, known)
}

/** Hashes are dear on purpose; a crowd of them must not take the whole machine. */
async function derive(password: string, salt: Buffer): Promise<Buffer> {
  if (running >= atOnce) throw new Refusal('login.busy', [], secondsToWait)
  running += 1
  try {
    return await hash('argon2id', { ...cost, message: Buffer.from(password.normalize('NFC')), nonce: salt })
  } finally {
    running -= 1
  }
}
