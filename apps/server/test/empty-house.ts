import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { FirstRole, TopAgency } from '@tongban/contracts/first-login'
import { dayOf } from '@tongban/policy'
import type { LightMyRequestResponse } from 'fastify'
import { Secret, TOTP } from 'otpauth'
import { onTestFinished } from 'vitest'

import { type App, createApp } from '../src/app.ts'
import { loadKeys } from '../src/platform/keys.ts'
import type { Mode } from '../src/platform/mode.ts'
import { createDatabase } from './database.ts'

/** What somebody enters at his first login; without a code the right one is given. */
export interface Entered {
  readonly name: string
  readonly username: string
  readonly password: string
  readonly agency: TopAgency | null
  readonly code?: string
}

/** The wired server on a migrated database with nobody and nothing in it. */
export interface EmptyHouse {
  readonly app: App
  /** The tokens that a start would print, by role. */
  links(): Promise<Partial<Record<FirstRole, string>>>
  opening(token: string | undefined): Promise<LightMyRequestResponse>
  finish(token: string | undefined, entered: Entered): Promise<LightMyRequestResponse>
  /** Signs somebody in who finished here. */
  signIn(username: string): Promise<LightMyRequestResponse>
  /** Lets minutes pass. */
  pass(minutes: number): void
}

/** An empty house for one test. Call it inside a test. */
export async function createEmptyHouse(mode: Mode = 'production'): Promise<EmptyHouse> {
  const { connection, drop } = await createDatabase('migrated')
  const folder = mkdtempSync(join(tmpdir(), 'tongban-empty-'))
  let time = Date.parse('2026-03-02T09:00:00+08:00')
  const now = (): Date => new Date(time)
  const keys = loadKeys(join(folder, 'keys.json'), { mode, create: true })
  const app = await createApp({
    connection,
    keys,
    config: {
      mode,
      publicUrl: 'http://127.0.0.1',
      dataFolder: folder,
      keysFile: join(folder, 'keys.json'),
      oidc: undefined,
      core: undefined,
      departments: {},
      peopleOidc: undefined,
      sms: undefined,
      mail: undefined,
      quietHours: undefined,
      clamd: undefined,
      bridge: undefined,
      webhookNetworks: [],
      trustedProxies: ['loopback'],
      limits: { address: 1e9, searches: 1e9, session: 1e9 },
      logLevel: 'silent',
    },
    clock: { now, today: () => dayOf('2026-03-02') },
  })
  onTestFinished(async () => {
    await app.close()
    await drop()
    rmSync(folder, { recursive: true, force: true })
  })
  const secrets = new Map<string, { secret: string; password: string }>()
  const post = async (url: string, payload: object): Promise<LightMyRequestResponse> =>
    await app.http.inject({ method: 'POST', url, payload, headers: { 'sec-fetch-site': 'same-origin' } })
  const opening = async (token = ''): Promise<LightMyRequestResponse> =>
    await post('/api/login/first/opening', { token })
  const codeOf = (secret: string): string =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: time })
  return {
    app,
    links: async () =>
      Object.fromEntries(
        (await app.firstLinks()).map(({ role, address }) => [role, address.split('#').at(-1) ?? '']),
      ),
    opening,
    finish: async (token = '', { code, ...entered }) => {
      time += 60_000 // a code is good once
      const opened = (await opening(token)).json<{ totpSecret?: string }>()
      const secret = opened.totpSecret ?? new Secret({ buffer: randomBytes(20).buffer }).base32
      const reply = await post('/api/login/first', { token, ...entered, code: code ?? codeOf(secret) })
      if (reply.statusCode === 200) secrets.set(entered.username, { secret, password: entered.password })
      return reply
    },
    signIn: async (username) => {
      time += 60_000
      const { secret, password } = secrets.get(username) ?? { secret: '', password: '' }
      return await post('/api/login/staff', { username, password, code: codeOf(secret) })
    },
    pass: (minutes) => {
      time += minutes * 60_000
    },
  }
}
