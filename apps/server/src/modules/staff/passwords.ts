import { argon2, type Argon2Parameters, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

import { Refusal } from '../../platform/refusal.ts'

/** What one check of a password costs: KiB of memory, and how often it is gone through. */
export interface PasswordCost {
  readonly memory: number
  readonly passes: number
}

const hash = promisify(argon2) as (algorithm: 'argon2id', parameters: Argon2Parameters) => Promise<Buffer>
const usualCost: PasswordCost = { memory: 19 * 1024, passes: 2 }
/** For a password that everyone knows, as a demo's: dear hashing would protect nothing. */
export const publicCost: PasswordCost = { memory: 8, passes: 1 }
const atOnce = 8
/** By then those who came first are through. */
const secondsToWait = 2
let running = 0

/** A password as it is stored: argon2id with its cost (19 MiB, 2 passes) and its salt. */
export async function hashPassword(password: string, cost = usualCost): Promise<string> {
  const salt = randomBytes(16)
  const derived = await derive(password, salt, cost)
  return `argon2id$m=${cost.memory},t=${cost.passes}$${salt.toString('base64')}$${derived.toString('base64')}`
}

/** Whether a password is the stored one, at the cost it was stored with. @throws Refusal login.busy when too many are being checked */
export async function isPassword(password: string, stored: string): Promise<boolean> {
  const [wanted = '', salt = '', cost] = stored.split('$').toReversed()
  const given = await derive(password, Buffer.from(salt, 'base64'), costOf(cost))
  const known = Buffer.from(wanted, 'base64')
  return given.length === known.length && timingSafeEqual(given, known)
}

/** Hashes that were stored before their cost was are of the usual one. */
function costOf(stored: string | undefined): PasswordCost {
  const [, memory, passes] = /^m=(\d+),t=(\d+)$/.exec(stored ?? '') ?? []
  return memory === undefined || passes === undefined
    ? usualCost
    : { memory: Number(memory), passes: Number(passes) }
}

/** Hashes are dear on purpose; a crowd of them must not take the whole machine. */
async function derive(password: string, salt: Buffer, cost: PasswordCost): Promise<Buffer> {
  if (running >= atOnce) throw new Refusal('login.busy', [], secondsToWait)
  running += 1
  try {
    const message = Buffer.from(password.normalize('NFC'))
    return await hash('argon2id', { ...cost, parallelism: 1, tagLength: 32, message, nonce: salt })
  } finally {
    running -= 1
  }
}
