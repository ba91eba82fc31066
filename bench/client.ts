import { randomUUID } from 'node:crypto'

import { Secret, TOTP } from 'otpauth'

import { demoCode } from '../apps/server/src/modules/accounts/index.ts'
import { demoStaffLogins } from '../apps/server/src/worlds/load.ts'

/** A member of staff signed in: what his browser would send. */
export interface Signed {
  readonly staffId: string
  readonly cookie: string
  get<Answer>(path: string): Promise<Answer>
  post<Answer>(path: string, body: object): Promise<Answer>
}

/** Signs the demo's member of staff with this role at this agency in. @throws Error with the server's words */
export async function signIn(url: string, role: string, agencyId: string): Promise<Signed> {
  const login = demoStaffLogins().find((known) => known.role === role && known.agencyId === agencyId)
  if (login === undefined) throw new Error(`The demo has no ${role} at ${agencyId}.`)
  return await signInBy(url, login)
}

/** Signs in by one of the demo's logins. @throws Error with the server's words */
export async function signInBy(
  url: string,
  { username, password, totpSecret }: ReturnType<typeof demoStaffLogins>[number],
): Promise<Signed> {
  const code = new TOTP({ secret: Secret.fromBase32(totpSecret) }).generate()
  const reply = await fetch(`${url}/api/login/staff`, posted({ username, password, code }, ''))
  const { staffId } = await answerOf<{ staffId: string }>(reply)
  const cookie = reply.headers.get('set-cookie')?.split(';')[0] ?? ''
  return {
    staffId,
    cookie,
    get: async (path) => await answerOf(await fetch(url + path, { headers: { cookie } })),
    post: async (path, body) => await answerOf(await fetch(url + path, posted(body, cookie))),
  }
}

/** Logs a person in by telephone and the code that a demo fixes. @returns the id of the session */
export async function logIn(url: string, telephone: string): Promise<string> {
  const reply = await byCode(url, telephone)
  const { session } = await answerOf<{ session: string }>(reply)
  return session
}

/** The same. @returns the cookie that his browser would send */
export async function logInAs(url: string, telephone: string): Promise<string> {
  const reply = await byCode(url, telephone)
  await answerOf(reply)
  return reply.headers.get('set-cookie')?.split(';')[0] ?? ''
}

async function byCode(url: string, telephone: string): Promise<Response> {
  await answerOf(await fetch(`${url}/api/accounts/codes`, posted({ telephone }, '')))
  return await fetch(`${url}/api/accounts/login`, posted({ telephone, code: demoCode }, ''))
}

function posted(body: object, cookie: string): RequestInit {
  const headers = {
    cookie,
    'content-type': 'application/json',
    'sec-fetch-site': 'same-origin',
    'idempotency-key': randomUUID(),
  }
  return { method: 'POST', headers, body: JSON.stringify(body) }
}

/** What a route answers. @throws Error with the server's words */
export async function answerOf<Answer>(reply: Response): Promise<Answer> {
  const text = await reply.text()
  if (!reply.ok) throw new Error(`${reply.url} answers ${reply.status}: ${text}`)
  const answer: Answer = JSON.parse(text)
  return answer
}
