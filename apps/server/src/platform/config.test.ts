import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { ConfigFault, configTable, readConfig, trainingEnv } from './config.ts'
import { loginCookieName } from './mode.ts'

test('without any variable it is a demo on this machine only', () => {
  expect(readConfig({})).toMatchObject({
    mode: 'demo',
    port: 8080,
    host: '127.0.0.1',
    publicUrl: 'http://127.0.0.1:8080',
    sandboxPort: 8081,
    databaseUrl: undefined,
    dataFolder: join(process.cwd(), 'data'),
    keysFile: join(process.cwd(), 'data/keys.json'),
  })
})

test('with a database of its own it is production, unless said otherwise', () => {
  const DATABASE_URL = 'postgres://db.example/tongban'

  expect(readConfig({ DATABASE_URL }).mode).toBe('production')
  expect(readConfig({ DATABASE_URL, TONGBAN_MODE: 'training' }).mode).toBe('training')
})

test('all faults are told at once, each with its variable', () => {
  const env = { PORT: 'eighty', TONGBAN_MODE: 'prod', DATABASE_URL: 'mysql://db', LOG_LEVEL: 'loud' }

  const { faults } = faultOf(env)

  expect(new Set(faults.map((fault) => fault.split(' ')[0]))).toEqual(new Set(Object.keys(env)))
})

test('an empty variable is one that is not set', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: '', OIDC_ISSUER: '' })).toEqual(readConfig({}))
})

test('login through OpenID Connect needs all three of its variables', () => {
  const env = { OIDC_ISSUER: 'https://id.example', OIDC_CLIENT_ID: 'tongban' }

  expect(faultOf(env).faults).toEqual(['OIDC_CLIENT_SECRET is missing: the three OIDC variables go together'])
  expect(readConfig({ ...env, OIDC_CLIENT_SECRET: 'x7' }).oidc?.clientId).toBe('tongban')
})

test('a secret from an example is refused in production only', () => {
  const env = { OIDC_ISSUER: 'https://id.example', OIDC_CLIENT_ID: 'tongban', OIDC_CLIENT_SECRET: 'ChangeMe' }

  expect(faultOf({ ...env, TONGBAN_MODE: 'production' }).message).toContain('OIDC_CLIENT_SECRET')
  expect(readConfig({ ...env, TONGBAN_MODE: 'demo' }).oidc?.clientSecret).toBe('ChangeMe')
})

test('text messages go to the sandbox in a demo, to the gateway that is set, or nowhere', () => {
  const sms = { SMS_URL: 'https://sms.example/send', SMS_SECRET: 'x7' }

  expect(readConfig({}).sms).toEqual({ url: 'http://127.0.0.1:8081/sms', secret: 'demo' })
  expect(readConfig({ TONGBAN_MODE: 'production' }).sms).toBeUndefined()
  expect(readConfig(sms).sms).toEqual({ url: 'https://sms.example/send', secret: 'x7' })
  expect(faultOf({ SMS_URL: sms.SMS_URL }).message).toContain('SMS_SECRET is missing')
})

test('e-mail needs server and sender, and the sender is an address', () => {
  const mail = { SMTP_URL: 'smtp://u:p@mail.example', MAIL_FROM: '通办 <tongban@example.org>' }

  expect(readConfig({}).mail).toBeUndefined()
  expect(readConfig(mail).mail).toEqual({ url: mail.SMTP_URL, from: mail.MAIL_FROM })
  expect(faultOf({ SMTP_URL: mail.SMTP_URL }).message).toContain('MAIL_FROM is missing')
  expect(faultOf({ ...mail, MAIL_FROM: 'tongban' }).message).toContain('MAIL_FROM')
  expect(faultOf({ ...mail, SMTP_URL: 'http://mail.example' }).message).toContain('SMTP_URL')
})

test('the device bridge is on the machine itself; in a demo the sandbox plays it', () => {
  const production = { TONGBAN_MODE: 'production' }

  expect(readConfig({ SANDBOX_PORT: '9001' }).bridge).toBe('http://127.0.0.1:9001/bridge')
  expect(readConfig(production).bridge).toBeUndefined()
  expect(readConfig({ ...production, BRIDGE_URL: 'http://127.0.0.1:17600/' }).bridge).toBe(
    'http://127.0.0.1:17600',
  )
  for (const wrong of ['http://10.0.0.5:17600', 'http://127.0.0.1:1/a;script-src', 'http://127.0.0.1:1/?a'])
    expect(faultOf({ BRIDGE_URL: wrong }).message).toContain('BRIDGE_URL')
})

test('a scanner is a place that listens', () => {
  expect(readConfig({}).clamd).toBeUndefined()
  for (const place of ['127.0.0.1:3310', 'clamav:3310', '[::1]:3310', '/var/run/clamav/clamd.ctl'])
    expect(readConfig({ CLAMD_URL: place }).clamd).toBe(place)
  for (const wrong of ['clamav', 'http://clamav:3310', '3310'])
    expect(faultOf({ CLAMD_URL: wrong }).message).toContain('CLAMD_URL')
})

test('people are left alone at night, in a demo never, and elsewhere as it is set', () => {
  const production = { TONGBAN_MODE: 'production' }

  expect(readConfig(production).quietHours).toEqual({ from: 1260, to: 480 })
  expect(readConfig({}).quietHours).toBeUndefined()
  expect(readConfig({ ...production, QUIET_HOURS: '22:30-07:15' }).quietHours).toEqual({
    from: 1350,
    to: 435,
  })
  expect(readConfig({ ...production, QUIET_HOURS: 'none' }).quietHours).toBeUndefined()
  expect(faultOf({ QUIET_HOURS: '25:00-07:00' }).message).toContain('QUIET_HOURS')
})

test('in production the gateway has a secret of its own, and what it is sent travels closed', () => {
  const sms = { TONGBAN_MODE: 'production', SMS_URL: 'https://sms.example', SMS_SECRET: 'x7' }

  expect(faultOf({ ...sms, SMS_SECRET: 'demo' }).message).toContain('SMS_SECRET')
  expect(faultOf({ ...sms, SMS_URL: 'http://sms.example' }).message).toContain('SMS_URL')
})

test.each([
  ['http://tongban.example', 'production'],
  ['http://tongban.example', 'training'],
  ['http://127.example.com', 'production'],
])('%s is refused in %s', (url, mode) => {
  expect(faultOf({ PUBLIC_URL: url, TONGBAN_MODE: mode }).message).toContain('PUBLIC_URL')
})

test.each([
  ['http://tongban.example', 'demo'],
  ['http://127.0.0.1:8080', 'production'],
  ['http://localhost:8080', 'training'],
  ['https://tongban.example', 'production'],
])('%s is taken in %s', (url, mode) => {
  expect(readConfig({ PUBLIC_URL: `${url}/`, TONGBAN_MODE: mode }).publicUrl).toBe(url)
})

test('the sandbox cannot sit on the port of the server', () => {
  expect(faultOf({ PORT: '9000', SANDBOX_PORT: '9000' }).message).toContain('SANDBOX_PORT')
})

test('README.md shows every variable as the program reads it', () => {
  expect(rowsOf(readme('README.md'))).toEqual(rowsOf(configTable()))
})

test('README.zh-CN.md shows the same variables', () => {
  expect(namesOf(readme('README.zh-CN.md'))).toEqual(namesOf(configTable()))
})

function readme(file: string): string {
  return readFileSync(join(import.meta.dirname, '../../../..', file), 'utf8')
}

function namesOf(markdown: string): (string | undefined)[] {
  return rowsOf(markdown).map(([name]) => name)
}

/** The cells of table rows that begin with the name of a variable. */
function rowsOf(markdown: string): string[][] {
  const rows = markdown.split('\n').filter((line) => /^\| `[A-Z_]+`/.test(line))
  return rows.map((row) =>
    row
      .split('|')
      .map((cell) => cell.trim())
      .filter((cell) => cell !== ''),
  )
}

function faultOf(env: Readonly<Record<string, string>>): ConfigFault {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof ConfigFault) return error
  }
  throw new Error('The configuration was taken.')
}

test('a training beside an installation takes over nothing that leads to real data or out of the house', () => {
  const env = {
    DATA_DIR: '/srv/tongban',
    PORT: '8090',
    PUBLIC_URL: 'https://tongban.example',
    SANDBOX_PORT: '8091',
    DATABASE_URL: 'postgres://db.example/tongban',
    TONGBAN_KEYS: '/srv/keys.json',
    SMS_URL: 'https://sms.example',
    SMS_SECRET: 'x7',
  }

  const config = readConfig(trainingEnv(env))

  expect(config).toMatchObject({
    mode: 'training',
    port: 8100,
    publicUrl: 'http://127.0.0.1:8100',
    sandboxPort: 8101,
    databaseUrl: undefined,
    dataFolder: '/srv/tongban/training',
    keysFile: '/srv/tongban/training/keys.json',
  })
  expect(config.sms?.url).toMatch(/^http:\/\/127\.0\.0\.1:/)
  expect(readConfig(trainingEnv({ ...env, TRAINING_PORT: '9000' })).port).toBe(9000)
})

test('a training refuses what leads out of it, and keeps to a folder of its own below the one that is named', () => {
  const outside = {
    TONGBAN_KEYS: '/srv/keys.json',
    SMS_URL: 'https://sms.example',
    SMS_SECRET: 'x7',
    BRIDGE_URL: 'http://127.0.0.1:17600',
    CLAMD_URL: 'clamav:3310',
  }

  expect(faultOf({ ...outside, TONGBAN_MODE: 'training' }).faults).toEqual(
    ['TONGBAN_KEYS', 'SMS_URL', 'BRIDGE_URL', 'CLAMD_URL'].map(
      (name) => `${name} cannot be set in a training: nothing leads out of it`,
    ),
  )
  expect(readConfig({ DATA_DIR: '/srv/tongban', TONGBAN_MODE: 'training' })).toMatchObject({
    dataFolder: '/srv/tongban/training',
    keysFile: '/srv/tongban/training/keys.json',
  })
})

test('a training and what stands beside it have logins of their own on one host', () => {
  const names = (['training', 'production'] as const).map((mode) => loginCookieName(mode, true))

  expect(new Set(names).size).toBe(2)
})
