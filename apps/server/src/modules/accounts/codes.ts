import { randomInt } from 'node:crypto'

import { type Database, query } from '../../platform/database.ts'
import { instantOf, minutesFrom } from '../../platform/instants.ts'
import { isMadeUp } from '../../platform/mode.ts'
import { Refusal } from '../../platform/refusal.ts'
import { forgetWrong, ofAll, refuseGuessing } from '../../platform/throttle.ts'
import type { AccountDeps } from './deps.ts'
import { findPeopleOfTelephone, forgetCodes, replaceCode, takeBack, useCode } from './store.ts'

/** The code of every demo login: nobody there has a telephone, and the page that plays one shows it too. */
export const demoCode = '246810'

const goodForMinutes = 5
const againAfterSeconds = 60
/** Codes in a row to one telephone, none longer than these minutes after the one before; what is asked too soon does not count. */
const ofTelephone = { tries: 10, minutes: 30 } as const
/** A whole hall, or a city behind one address of its operator. */
const ofPlace = { tries: 300, minutes: 10 } as const
const findSent = query<{ sent_at: string }>('select sent_at from accounts.code where telephone_key = $1')

type Codes = Pick<AccountDeps, 'database' | 'secrets' | 'clock' | 'sms' | 'mode'>

/** By what a telephone is found again; it is never readable in the database. */
export function telephoneKey({ secrets }: Pick<AccountDeps, 'secrets'>, telephone: string): Buffer {
  return secrets.index('telephone', telephone)
}

/** The people whom a telephone logs in, for rooms above: who has said at a login of his own who he is. */
export function whoLogsIn(secrets: AccountDeps['secrets'], telephone: string) {
  return findPeopleOfTelephone(telephoneKey({ secrets }, telephone))
}

/**
 * Sends a one-time code to a telephone, whoever has it: the answer does not tell whether anybody is known there. One a minute to
 * a telephone, ten in a row; only a keyed fingerprint of the code is kept.
 * @throws Refusal accounts.too-soon, accounts.not-sent, login.locked
 */
export async function sendCode(
  deps: Codes,
  telephone: string,
  from: string,
): Promise<{ goodForSeconds: number; againAfterSeconds: number }> {
  const { database, clock, sms, mode, secrets } = deps
  const now = clock.now()
  const key = telephoneKey(deps, telephone)
  await refuseTooSoon(database, key, now)
  await refuseGuessing(database, `codes from ${from}`, now, ofPlace)
  await refuseGuessing(database, `codes to ${secrets.fingerprint(telephone)}`, now, ofTelephone)
  const code = isMadeUp(mode) ? demoCode : String(randomInt(1_000_000)).padStart(6, '0')
  const fingerprint = fingerprintOf(deps, telephone, code)
  const sentBefore = minutesFrom(now, -againAfterSeconds / 60)
  const taken = await database.transaction({ path: 'worker' }, async (tx) => {
    const [rows] = await tx.load(
      replaceCode(key, fingerprint, now, minutesFrom(now, goodForMinutes), sentBefore),
    )
    return rows.length === 1
  })
  if (!taken) throw new Refusal('accounts.too-soon', [], againAfterSeconds) // somebody else asked at this moment
  const text = `【通办】验证码 ${code}，${goodForMinutes} 分钟内有效。不要告诉任何人，工作人员也不会问您要。`
  const { state } = await sms.send({
    to: telephone,
    text,
    key: `${fingerprint.slice(0, 24)}-${now.getTime()}`,
  })
  // What may have arrived stays good; what was refused never comes.
  if (state === 'refused' && !isMadeUp(mode)) {
    await database.transaction({ path: 'worker' }, async (tx) => tx.record(takeBack(key, fingerprint)))
    throw new Refusal('accounts.not-sent')
  }
  return { goodForSeconds: goodForMinutes * 60, againAfterSeconds }
}

/** Asking again and again costs nobody his turn: it is refused before it is counted. @throws Refusal accounts.too-soon */
async function refuseTooSoon(database: Database, key: Buffer, now: Date): Promise<void> {
  const [[row]] = await database.read({ path: 'worker' }, findSent(key))
  const since = row === undefined ? Infinity : (now.getTime() - instantOf(row.sent_at).getTime()) / 1000
  if (since < againAfterSeconds)
    throw new Refusal('accounts.too-soon', [], Math.ceil(againAfterSeconds - since))
}

/**
 * Whether a code is the one that was sent; it is used up by being right. Wrong ones are counted before they are judged: eight, then
 * a quarter of an hour's rest, over all addresses a hundred.
 * @throws Refusal accounts.code, login.locked
 */
export async function proveTelephone(
  deps: Codes,
  telephone: string,
  code: string,
  from: string,
): Promise<void> {
  const { database, clock, secrets } = deps
  const now = clock.now()
  const guesser = `code of ${secrets.fingerprint(telephone)}`
  await refuseGuessing(database, `${guesser} from ${from}`, now)
  await refuseGuessing(database, guesser, now, ofAll)
  const proved = await database.transaction({ path: 'worker' }, async (tx) => {
    const [rows] = await tx.load(
      useCode(telephoneKey(deps, telephone), fingerprintOf(deps, telephone, code), now),
    )
    return rows.length === 1
  })
  if (!proved) throw new Refusal('accounts.code', [{ field: 'code', code: 'accounts.code', message: '' }])
  await forgetWrong(database, `${guesser} from ${from}`)
  await forgetWrong(database, guesser)
}

/** Codes that are no longer good are taken away. */
export async function sweepCodes({ database }: Pick<AccountDeps, 'database'>, now: Date): Promise<void> {
  await database.transaction({ path: 'worker' }, async (tx) => tx.record(forgetCodes(now)))
}

function fingerprintOf({ secrets }: Pick<AccountDeps, 'secrets'>, telephone: string, code: string): string {
  return secrets.fingerprint(`one-time code\n${telephone}\n${code}`)
}
