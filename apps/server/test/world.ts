import { randomUUID } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'

import { employerHeader, pathHeader, postOf, type Role } from '@tongban/contracts/access'
import type { Day } from '@tongban/policy'
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { Secret, TOTP } from 'otpauth'
import { afterAll, inject } from 'vitest'

import type { App } from '../src/app.ts'
import { demoCode } from '../src/modules/accounts/index.ts'
import { type NewStaff, registerStaff } from '../src/modules/staff/index.ts'
import { newId } from '../src/platform/context.ts'
import type { SocketConnection } from '../src/platform/postgres.ts'
import { type CityInput, demoStaffLogins, loadCity } from '../src/worlds/load.ts'
import { openTestApp, ordinaryCity, type Settings } from './city.ts'
import { createTestDatabase } from './database.ts'

export { ordinaryDay } from './city.ts'

/** A one-pixel photograph. */
export const photograph = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** Somebody signed in: what a browser with this person's cookie would send. */
export interface Signed {
  readonly staffId: string
  readonly cookie: string
  /** What is sent with each request beside the cookie: where one stands. */
  readonly headers: Readonly<Record<string, string>>
  get(url: string, headers?: Readonly<Record<string, string>>): Promise<LightMyRequestResponse>
  post(url: string, body?: object, key?: string): Promise<LightMyRequestResponse>
  upload(url: string, content: Buffer, name?: string): Promise<LightMyRequestResponse>
}

/** What a member of staff types to sign in; the code is good once and for this half minute. */
export interface Credentials {
  readonly username: string
  readonly password: string
  readonly code: string
}

export interface World extends App {
  /** The database as its owner, whom no policy binds: for looking behind the server's back. */
  readonly connection: SocketConnection
  /** Where its files and keys lie. */
  readonly folder: string
  /** Moves both clocks to a day; never back. */
  setDay(day: Day): void
  signIn(username: string): Promise<Signed>
  /** Logs somebody in by his telephone and the code of a demo. */
  enter(telephone: string): Promise<Signed>
  /** The same somebody where he acts for an employer, which is named by its id or, where he may act for it, by its name. */
  actFor(who: Signed, employer: string): Promise<Signed>
  /** Another system with its key. */
  bearing(key: string): Signed
  /** Lets half a minute pass and says what this member of staff would type now. */
  credentials(username: string): Credentials
  /** Takes on somebody whom the demo city does not have. @returns the user name */
  hire(role: Role, agencyId: string, outletId?: string): Promise<string>
  /** The same with several grants, or with a private life of his own. @returns the user name */
  employ(about: Pick<NewStaff, 'grants' | 'ownSubjectId'>): Promise<string>
  /** The user name of a demo login by role and agency. */
  username(role: string, agencyId: string): string
}

/** How a world differs from the ordinary one. */
export interface WorldInput extends Settings {
  readonly today?: Day
  readonly people?: number
  /** Cases of the half year before; none when nothing is said. */
  readonly cases?: number
  /** Cases of employers that name people. */
  readonly naming?: boolean
  readonly seed?: number
}

/**
 * The wired server on a database of its own with a small Kaifeng in it, the ordinary one as a copy. Call it outside of
 * tests: the tests of a file share the city, each makes its own people and cases.
 */
export async function createWorld(input: WorldInput = {}): Promise<World> {
  const city = cityOf(input)
  const copied = isDeepStrictEqual(city, ordinaryCity) ? inject('city') : undefined
  const connection = await createTestDatabase(copied === undefined ? 'migrated' : 'city')
  const folder = mkdtempSync(join(tmpdir(), 'tongban-world-'))
  if (copied !== undefined) cpSync(copied.folder, folder, { recursive: true })
  let day = city.today
  let ticks = copied?.ticks ?? 0
  const now = (): Date => new Date(Date.parse(`${day}T09:00:00+08:00`) + ticks++)
  const clock = { today: () => day, now }
  const app = await openTestApp({ connection, folder, clock }, input)
  afterAll(async () => {
    await app.close()
    rmSync(folder, { recursive: true, force: true })
  })
  if (copied === undefined) await loadCity(app, city)
  await app.cases.catalogue.refresh()
  const logins: { username: string; role: string; agencyId: string; password: string; totpSecret: string }[] =
    demoStaffLogins()
  const send = async (options: InjectOptions, cookie: string): Promise<LightMyRequestResponse> =>
    await app.http.inject({
      ...options,
      headers: { cookie, 'sec-fetch-site': 'same-origin', ...options.headers },
    })
  const signedBy = (
    cookie: string,
    staffId: string,
    standing: Readonly<Record<string, string>> = {},
  ): Signed => ({
    staffId,
    cookie,
    headers: standing,
    get: async (url, headers = {}) =>
      await send({ method: 'GET', url, headers: { ...standing, ...headers } }, cookie),
    post: async (url, body = {}, key = randomUUID()) =>
      await send(
        { method: 'POST', url, payload: body, headers: { ...standing, 'idempotency-key': key } },
        cookie,
      ),
    upload: async (url, content, name = 'photo.png') => {
      const sent = multipart(content, name)
      return await send({ method: 'POST', url, ...sent, headers: { ...standing, ...sent.headers } }, cookie)
    },
  })
  const credentials = (username: string): Credentials => {
    const login = logins.find((known) => known.username === username)
    if (login === undefined) throw new Error(`no login ${username}`)
    ticks += 60_000 // a code is good once: the next sign-in is in the next half minute
    const code = new TOTP({ secret: Secret.fromBase32(login.totpSecret) }).generate({
      timestamp: now().getTime(),
    })
    return { username, password: login.password, code }
  }
  const employ: World['employ'] = async (about) => {
    const login = {
      username: `new.${randomUUID().slice(0, 8)}`,
      password: 'tongban-hired',
      totpSecret: new Secret().base32,
    }
    const staff = {
      ...login,
      ...about,
      id: newId(),
      name: '新来的',
      openid: null,
      passwordIsPublic: true,
    } as const
    await registerStaff(app.database, app.secrets, [staff], now())
    const { role = '', agencyId = '' } = about.grants[0] ?? {}
    logins.push({ ...login, role, agencyId })
    return login.username
  }
  return {
    ...app,
    connection,
    folder,
    credentials,
    employ,
    hire: async (role, agencyId, outletId) =>
      await employ({
        grants: [
          { role, post: postOf[role], agencyId, outletId: outletId ?? null, from: '2020-01-01', to: null },
        ],
      }),
    setDay: (next) => {
      day = next
    },
    username: (role, agencyId) => {
      const found = demoStaffLogins().find((login) => login.role === role && login.agencyId === agencyId)
      if (found === undefined) throw new Error(`no ${role} at ${agencyId}`)
      return found.username
    },
    signIn: async (username) => {
      const payload = credentials(username)
      const reply = await send({ method: 'POST', url: '/api/login/staff', payload }, '')
      if (reply.statusCode !== 200) throw new Error(reply.body)
      return signedBy(cookieOf(reply), reply.json<{ staffId: string }>().staffId)
    },
    bearing: (key) => signedBy('', '', { authorization: `Bearer ${key}` }),
    actFor: async (who, employer) => {
      const { rows } = (await who.get('/api/mandates/own')).json<{
        rows: { employer: string; employerName: string }[]
      }>()
      const id = rows.find(({ employerName }) => employerName === employer)?.employer ?? employer
      return signedBy(who.cookie, '', { [pathHeader]: 'employer', [employerHeader]: id })
    },
    enter: async (telephone) => {
      ticks += 61_000 // one code a minute
      await send({ method: 'POST', url: '/api/accounts/codes', payload: { telephone } }, '')
      const payload = { telephone, code: demoCode }
      const reply = await send({ method: 'POST', url: '/api/accounts/login', payload }, '')
      if (reply.statusCode !== 200) throw new Error(reply.body)
      return signedBy(cookieOf(reply), '')
    },
  }
}

/** The ordinary city but for what is said otherwise. */
function cityOf({
  today = ordinaryCity.today,
  people = ordinaryCity.people,
  cases = ordinaryCity.cases,
  naming = ordinaryCity.naming,
  seed = ordinaryCity.seed,
  oidc,
}: WorldInput): CityInput {
  return { today, people, cases, naming, seed, openidIssuer: oidc?.issuer }
}

/** One file as a browser's form sends it. */
export function multipart(content: Buffer, name: string): Pick<InjectOptions, 'payload' | 'headers'> {
  const boundary = randomUUID()
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`
  return {
    payload: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  }
}

function cookieOf(reply: LightMyRequestResponse): string {
  return String(reply.headers['set-cookie']).split(';')[0] ?? ''
}
