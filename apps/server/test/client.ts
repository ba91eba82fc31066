import { setTimeout as sleep } from 'node:timers/promises'

import { Secret, TOTP } from 'otpauth'

import { demoStaffLogins } from '../src/worlds/load.ts'

const retrySecondsMax = 60
const answerMsMax = 20_000

/** What came back for good. */
export interface Answered {
  readonly status: number
  readonly body: unknown
}

/**
 * Sends a command as a browser does that does not give up: while nothing or an outage comes back, the outcome is unknown
 * and the same key is sent again. @throws Error when there is no answer for a minute
 */
export async function sendUntilAnswered(
  url: string,
  cookie: string,
  key: string,
  content: object,
): Promise<Answered> {
  for (const until = Date.now() + retrySecondsMax * 1000; ; await sleep(30)) {
    const answered = await post(url, cookie, key, content).catch(() => undefined)
    if (answered !== undefined && answered.status !== 503) return answered
    if (Date.now() > until) throw new Error(`no answer from ${url}: ${JSON.stringify(answered)}`)
  }
}

/** Signs a member of the demo's staff in over HTTP. @returns the cookie */
export async function signInAt(url: string, role: string, agencyId: string): Promise<string> {
  const login = demoStaffLogins().find((known) => known.role === role && known.agencyId === agencyId)
  if (login === undefined) throw new Error(`no ${role} at ${agencyId}`)
  const { username, password, totpSecret } = login
  const code = new TOTP({ secret: Secret.fromBase32(totpSecret) }).generate()
  const reply = await fetch(`${url}/api/login/staff`, request('', '', { username, password, code }))
  if (!reply.ok) throw new Error(await reply.text())
  return reply.headers.get('set-cookie')?.split(';')[0] ?? ''
}

async function post(url: string, cookie: string, key: string, content: object): Promise<Answered> {
  const reply = await fetch(url, request(cookie, key, content))
  return { status: reply.status, body: await reply.json() }
}

function request(cookie: string, key: string, content: object): RequestInit {
  return {
    method: 'POST',
    headers: {
      cookie,
      'content-type': 'application/json',
      'sec-fetch-site': 'same-origin',
      'idempotency-key': key,
    },
    body: JSON.stringify(content),
    signal: AbortSignal.timeout(answerMsMax),
  }
}
