import { isIP } from 'node:net'
import { join, resolve } from 'node:path'

import { z } from 'zod'

import type { MailSettings } from './mail.ts'
import { isMadeUp, type Mode, modes } from './mode.ts'
import type { Limits } from './rate-limits.ts'
import { clamdPlace } from './scanner.ts'
import type { SmsSettings } from './sms.ts'

const standingPort = 8080
const port = z.coerce.number('must be a number').int('must be a whole number').min(1).max(65_535)
const perMinute = z.coerce.number('must be a number').int('must be a whole number').min(1)
const url = z.url({ protocol: /^https?$/, message: 'must begin with http:// or https://' })
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const
const mailFrom = /^(?:[^<>\r\n]{1,100}<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/
/** Secrets that stand in examples everywhere. */
const exampleSecrets = new Set(['demo', 'secret', 'changeme', 'password', 'tongban', 'test'])

/** Every variable that is read, with its meaning; `standing` is what holds when it is not set. */
const variables = z.object({
  TONGBAN_MODE: z.enum(modes).optional().meta({
    description:
      '`demo` loads a city with people and logins; `training` the same to practise in, marked and reset by one click (`tongban serve --training`); `production`',
    standing: '`demo`, with `DATABASE_URL` `production`',
  }),
  PORT: port.default(standingPort).meta({ description: 'where it listens', standing: '`8080`' }),
  HOST: z.string().default('127.0.0.1').meta({
    description: 'the address it listens on; `0.0.0.0` for all',
    standing: '`127.0.0.1`',
  }),
  TRAINING_PORT: port.optional().meta({
    description: '`serve --training` only: where the training beside this installation listens',
    standing: '`PORT` + 10',
  }),
  TRAINING_PUBLIC_URL: url.optional().meta({
    description: '`serve --training` only: how browsers reach the training',
    standing: '`http://HOST:TRAINING_PORT`',
  }),
  PUBLIC_URL: url.optional().meta({
    description: 'how browsers reach it; https makes cookies secure',
    standing: '`http://HOST:PORT`',
  }),
  DATA_DIR: z.string().default('./data').meta({
    description: 'the embedded database, files and keys',
    standing: '`./data`',
  }),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, message: 'must begin with postgres://' })
    .optional()
    .meta({
      description: 'a PostgreSQL of your own (16 or newer, UTF-8)',
      standing: 'the embedded one',
    }),
  TONGBAN_KEYS: z.string().optional().meta({
    description: 'the file with the keys that seal, index and sign',
    standing: '`DATA_DIR/keys.json`',
  }),
  SANDBOX_PORT: port.optional().meta({
    description: 'demo and training only: where the outside world is played',
    standing: '`PORT` + 1',
  }),
  CORE_URL: url.optional().meta({
    description: 'where decided cases are registered whose item says so (`effect.remote`)',
    standing: 'the sandbox in a demo, else none',
  }),
  CORE_SECRET: z
    .string()
    .min(32, 'must have at least 32 characters')
    .optional()
    .meta({ description: 'with `CORE_URL`: signs what is sent (HMAC)', standing: 'none' }),
  DEPARTMENT_PORTS: z
    .string()
    .transform((text, issues) => portsIn(text, issues))
    .optional()
    .meta({
      description:
        'the ports of other departments, as JSON: `{"employment": {"url": "https://…", "secret": "32 characters or more", "agencies": ["410205-01"]}}`; `agencies` left out: for all; see `docs/guide/core-port.md`',
      standing: 'the sandbox in a demo, else none',
    }),
  OIDC_ISSUER: url.optional().meta({
    description: 'login of staff through OpenID Connect',
    standing: 'none',
  }),
  OIDC_CLIENT_ID: z.string().optional().meta({ description: 'with `OIDC_ISSUER`', standing: 'none' }),
  OIDC_CLIENT_SECRET: z.string().optional().meta({ description: 'with `OIDC_ISSUER`', standing: 'none' }),
  PEOPLE_OIDC_ISSUER: url.optional().meta({
    description:
      'national login of people; its scope `identity` gives `identity_kind`, `identity_number` and `name`',
    standing: 'none',
  }),
  PEOPLE_OIDC_CLIENT_ID: z
    .string()
    .optional()
    .meta({ description: 'with `PEOPLE_OIDC_ISSUER`', standing: 'none' }),
  PEOPLE_OIDC_CLIENT_SECRET: z
    .string()
    .optional()
    .meta({ description: 'with `PEOPLE_OIDC_ISSUER`', standing: 'none' }),
  SMS_URL: url.optional().meta({
    description: 'the gateway that takes text messages',
    standing: 'none; in a demo the sandbox',
  }),
  SMS_SECRET: z.string().optional().meta({
    description: 'with `SMS_URL`: signs what is sent to the gateway',
    standing: 'none; in a demo `demo`',
  }),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, message: 'must begin with smtp:// or smtps://' })
    .optional()
    .meta({ description: 'the server that takes e-mail, with user and password', standing: 'none' }),
  MAIL_FROM: z.string().regex(mailFrom, 'must be an address, or a name with one in <>').optional().meta({
    description: 'with `SMTP_URL`: in whose name e-mail goes out',
    standing: 'none',
  }),
  BRIDGE_URL: url.optional().meta({
    description:
      'the device bridge on the computers of counters (card reader, camera, signature pad): an address of the machine itself; see `docs/guide/device-bridge.md`',
    standing: 'none; in a demo the sandbox',
  }),
  CLAMD_URL: z.string().regex(clamdPlace, 'must be host:port or the path of a socket').optional().meta({
    description:
      'the ClamAV daemon that looks through every upload, as `host:port` or the path of its socket; what it has not answered about stays closed',
    standing: 'none: nothing is scanned',
  }),
  WEBHOOK_NETWORKS: z
    .string()
    .regex(/^[\d.:/a-fA-F, ]+$/, 'must be networks such as 10.20.0.0/16, with commas')
    .optional()
    .meta({
      description:
        'internal networks to which notices to other systems may go, such as `10.20.0.0/16`, with commas; without one only to public addresses',
      standing: 'none; in a demo all',
    }),
  QUIET_HOURS: z
    .string()
    .regex(
      /^(?:none|(?:[01]\d|2[0-3]):[0-5]\d-(?:[01]\d|2[0-3]):[0-5]\d)$/,
      'must be like 21:00-08:00, or none',
    )
    .optional()
    .meta({
      description: 'when nothing is sent to people (Asia/Shanghai), or `none`',
      standing: '`21:00-08:00`; in a demo `none`',
    }),
  LOG_LEVEL: z
    .enum(logLevels)
    .default('warn')
    .meta({
      description: logLevels.map((level) => `\`${level}\``).join(', '),
      standing: '`warn`',
    }),
  TRUSTED_PROXIES: z.string().default('loopback').meta({
    description: 'addresses or networks of proxies whose `X-Forwarded-For` is believed, with commas',
    standing: '`loopback`',
  }),
  ADDRESS_REQUESTS_PER_MINUTE: perMinute.default(1200).meta({
    description: 'from one address without a login; the next is told to wait',
    standing: '`1200`',
  }),
  SESSION_REQUESTS_PER_MINUTE: perMinute.default(6000).meta({
    description: 'of one login; the next is told to wait',
    standing: '`6000`',
  }),
  SESSION_SEARCHES_PER_TEN_MINUTES: perMinute.default(100).meta({
    description: 'of one login for people, employers and cases; the next is told to wait',
    standing: '`100`',
  }),
})

const departmentPorts = z.record(
  z.string().regex(/^[a-z][a-z0-9-]{0,60}$/),
  z.strictObject({
    url: z.url({ protocol: /^https?$/ }),
    secret: z.string().min(32),
    agencies: z.array(z.string().min(1)).optional(),
  }),
)

function portsIn(text: string, issues: z.RefinementCtx): z.output<typeof departmentPorts> {
  const read = departmentPorts.safeParse(parsed(text))
  if (read.success) return read.data
  const [first] = read.error.issues
  issues.addIssue(`must be ports by name, in JSON: ${first?.path.join('.') ?? ''} ${first?.message ?? ''}`)
  return z.NEVER
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

type Variables = z.output<typeof variables>

/** The configuration as the program uses it. */
export interface Config {
  readonly mode: Mode
  readonly port: number
  readonly host: string
  /** How browsers reach the server, without a slash at its end. */
  readonly publicUrl: string
  /** Absolute. */
  readonly dataFolder: string
  /** Undefined: the embedded PostgreSQL. */
  readonly databaseUrl: string | undefined
  /** Absolute. */
  readonly keysFile: string
  readonly sandboxPort: number
  /** The core system and the secret that signs what is sent to it. */
  readonly core: { readonly url: string; readonly secret: string } | undefined
  /** 外部门的接口, by name: where each is reached, the secret that signs, and for which agencies; left out: for all. */
  readonly departments: Readonly<
    Record<
      string,
      { readonly url: string; readonly secret: string; readonly agencies?: readonly string[] | undefined }
    >
  >
  readonly oidc:
    | { readonly issuer: string; readonly clientId: string; readonly clientSecret: string }
    | undefined
  /** The national login of people. */
  readonly peopleOidc: Config['oidc']
  /** Undefined: no text messages are sent. */
  readonly sms: SmsSettings | undefined
  /** Undefined: no e-mail is sent. */
  readonly mail: MailSettings | undefined
  /** The device bridge on the machine of whoever works at a counter, without a slash at its end; undefined: there is none. */
  readonly bridge: string | undefined
  /** `host:port` or the path of a socket; undefined: uploads are not scanned. */
  readonly clamd: string | undefined
  /** Internal networks in which other systems stand that are told what becomes of their cases. */
  readonly webhookNetworks: readonly string[]
  /** In minutes of the day; undefined: none. */
  readonly quietHours: { readonly from: number; readonly to: number } | undefined
  readonly logLevel: (typeof logLevels)[number] | 'trace'
  /** Whose word on where a request comes from is believed. */
  readonly trustedProxies: readonly string[]
  readonly limits: Limits
}

/** All that is wrong with the environment, at once. */
export class ConfigFault extends Error {
  readonly faults: readonly string[]

  constructor(faults: readonly string[]) {
    super(['The configuration cannot be used:', ...faults.map((fault) => `  ${fault}`)].join('\n'))
    this.faults = faults
  }
}

/** Reads the environment; an empty variable counts as not set. @throws ConfigFault with all faults */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const read = variables.safeParse(given)
  if (!read.success)
    throw new ConfigFault(read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`))
  const config = configOf(read.data)
  const faults = [
    ...oidcFaults(read.data),
    ...oidcFaults(read.data, 'PEOPLE_'),
    ...smsFaults(read.data),
    ...coreFaults(read.data),
    ...mailFaults(read.data),
    ...bridgeFaults(read.data),
    ...networkFaults(read.data),
    ...trainingFaults(config.mode, read.data),
    ...productionFaults(config),
  ]
  if (faults.length > 0) throw new ConfigFault(faults)
  return config
}

/** The table of all variables for the README. */
export function configTable(): string {
  const rows = Object.entries(variables.shape).map(([name, variable]) => {
    const { description, standing } = z
      .object({ description: z.string(), standing: z.string() })
      .parse(variable.meta())
    return `| \`${name}\` | ${standing} | ${description} |`
  })
  return ['| variable | when not set | meaning |', '| --- | --- | --- |', ...rows].join('\n')
}

function configOf(given: Variables): Config {
  const mode = given.TONGBAN_MODE ?? (given.DATABASE_URL === undefined ? 'demo' : 'production')
  const dataFolder = dataFolderOf(given, mode)
  const sandboxPort = given.SANDBOX_PORT ?? given.PORT + 1
  return {
    mode,
    port: given.PORT,
    host: given.HOST,
    publicUrl: (given.PUBLIC_URL ?? `http://${bracketed(given.HOST)}:${given.PORT}`).replace(/\/+$/, ''),
    dataFolder,
    databaseUrl: given.DATABASE_URL,
    keysFile: given.TONGBAN_KEYS === undefined ? join(dataFolder, 'keys.json') : resolve(given.TONGBAN_KEYS),
    sandboxPort,
    core: coreOf(given) ?? (isMadeUp(mode) ? demoCore(sandboxPort) : undefined),
    departments: departmentsOf(given, mode, sandboxPort),
    oidc: oidcOf(given),
    peopleOidc: oidcOf(given, 'PEOPLE_'),
    mail: mailOf(given),
    clamd: given.CLAMD_URL,
    bridge: bridgeOf(given, mode, sandboxPort),
    webhookNetworks: networksOf(given.WEBHOOK_NETWORKS),
    quietHours: quietOf(given.QUIET_HOURS ?? (isMadeUp(mode) ? 'none' : '21:00-08:00')),
    sms: smsOf(given) ?? (isMadeUp(mode) ? demoSms(sandboxPort) : undefined),
    logLevel: given.LOG_LEVEL,
    trustedProxies: given.TRUSTED_PROXIES.split(',').map((proxy) => proxy.trim()),
    limits: {
      address: given.ADDRESS_REQUESTS_PER_MINUTE,
      session: given.SESSION_REQUESTS_PER_MINUTE,
      searches: given.SESSION_SEARCHES_PER_TEN_MINUTES,
    },
  }
}

/** What a training throws away lies apart from everything else, whatever folder the environment names. */
function dataFolderOf({ DATA_DIR: folder }: Variables, mode: Mode): string {
  return mode === 'training' ? resolve(folder, 'training') : resolve(folder)
}

/** The sandbox takes only what is signed, too; its secret keeps nothing secret. */
const sandboxSecret = 'the sandbox of a demo keeps no secrets'

/** The devices of a demo are played by the sandbox, on the machine itself. */
function bridgeOf({ BRIDGE_URL: address }: Variables, mode: Mode, sandboxPort: number): string | undefined {
  if (address !== undefined) return address.replace(/\/+$/, '')
  return isMadeUp(mode) ? `http://127.0.0.1:${sandboxPort}/bridge` : undefined
}

function demoCore(sandboxPort: number): NonNullable<Config['core']> {
  return { url: `http://127.0.0.1:${sandboxPort}`, secret: sandboxSecret }
}

/** The sandbox of a demo plays the employment service. */
function departmentsOf(given: Variables, mode: Mode, sandboxPort: number): Config['departments'] {
  return given.DEPARTMENT_PORTS ?? (isMadeUp(mode) ? { employment: demoCore(sandboxPort) } : {})
}

function coreOf({ CORE_URL: address, CORE_SECRET: secret }: Variables): Config['core'] {
  if (address === undefined || secret === undefined) return undefined
  return { url: address.replace(/\/+$/, ''), secret }
}

function coreFaults({ CORE_URL: address, CORE_SECRET: secret }: Variables): string[] {
  if ((address === undefined) === (secret === undefined)) return []
  return [
    `${address === undefined ? 'CORE_URL' : 'CORE_SECRET'} is missing: the two CORE variables go together`,
  ]
}

function oidcOf(given: Variables, whose: '' | 'PEOPLE_' = ''): Config['oidc'] {
  const issuer = given[`${whose}OIDC_ISSUER`]
  const clientId = given[`${whose}OIDC_CLIENT_ID`]
  const clientSecret = given[`${whose}OIDC_CLIENT_SECRET`]
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return undefined
  return { issuer, clientId, clientSecret }
}

function oidcFaults(given: Variables, whose: '' | 'PEOPLE_' = ''): string[] {
  const names = [`${whose}OIDC_ISSUER`, `${whose}OIDC_CLIENT_ID`, `${whose}OIDC_CLIENT_SECRET`] as const
  const missing = names.filter((name) => given[name] === undefined)
  if (missing.length === 0 || missing.length === names.length) return []
  return missing.map((name) => `${name} is missing: the three ${whose}OIDC variables go together`)
}

function smsOf({ SMS_URL: gateway, SMS_SECRET: secret }: Variables): Config['sms'] {
  return gateway === undefined || secret === undefined ? undefined : { url: gateway, secret }
}

/** Telephones of a demo ring in the sandbox. */
function demoSms(sandboxPort: number): SmsSettings {
  return { url: `http://127.0.0.1:${sandboxPort}/sms`, secret: 'demo' }
}

function mailOf({ SMTP_URL: address, MAIL_FROM: from }: Variables): Config['mail'] {
  return address === undefined || from === undefined ? undefined : { url: address, from }
}

function networksOf(text = ''): string[] {
  return text
    .split(',')
    .map((network) => network.trim())
    .filter((network) => network !== '')
}

function networkFaults({ WEBHOOK_NETWORKS: text }: Variables): string[] {
  const wrong = networksOf(text).filter((network) => {
    const [address = '', bits = '', ...rest] = network.split('/')
    const longest = { 4: 32, 6: 128 }[isIP(address)]
    return rest.length > 0 || longest === undefined || !/^\d{1,3}$/.test(bits) || Number(bits) > longest
  })
  return wrong.map((network) => `WEBHOOK_NETWORKS has no network such as 10.20.0.0/16 in ${network}`)
}

function quietOf(text: string): Config['quietHours'] {
  if (text === 'none') return undefined
  const [from = 0, to = 0] = text.split('-').map((time) => {
    const [hours = 0, minutes = 0] = time.split(':').map(Number)
    return hours * 60 + minutes
  })
  return { from, to }
}

function mailFaults({ SMTP_URL: address, MAIL_FROM: from }: Variables): string[] {
  if ((address === undefined) === (from === undefined)) return []
  return [
    `${address === undefined ? 'SMTP_URL' : 'MAIL_FROM'} is missing: SMTP_URL and MAIL_FROM go together`,
  ]
}

/** A bridge anywhere else would bring the devices of a stranger to a counter. */
function bridgeFaults({ BRIDGE_URL: address }: Variables): string[] {
  if (address === undefined) return []
  const { hostname, origin, pathname } = new URL(address)
  const plain = address === `${origin}${pathname}` || address === origin
  if (isLoopback(hostname) && plain && /^[\w/.-]*$/.test(pathname)) return [] // it stands in a header
  return ['BRIDGE_URL must be a plain address of the machine itself, such as http://127.0.0.1:17600']
}

/** Each of these leads out of a training: to other systems, to the devices of a real counter, or to real keys. */
const outside = [
  'TONGBAN_KEYS',
  'SMS_URL',
  'SMTP_URL',
  'CORE_URL',
  'OIDC_ISSUER',
  'PEOPLE_OIDC_ISSUER',
  'WEBHOOK_NETWORKS',
  'BRIDGE_URL',
  'CLAMD_URL',
] as const satisfies readonly (keyof Variables)[]

/** Who practises sends nothing to anybody: what is outside of a training is played. */
function trainingFaults(mode: Mode, given: Variables): string[] {
  if (mode !== 'training') return []
  return outside
    .filter((name) => given[name] !== undefined)
    .map((name) => `${name} cannot be set in a training: nothing leads out of it`)
}

/** What of the environment a training beside a real installation takes over. */
const shared = ['DATA_DIR', 'HOST', 'LOG_LEVEL', 'TRUSTED_PROXIES'] as const
/** Both run at once on one machine. */
const portsApart = 10

/**
 * The environment of a training that stands beside the installation of another environment: with an embedded database, files and keys of its own in a folder
 * below, a port of its own, and nothing that leads to the real data or out of the house. The environment of a training is taken as it is.
 */
export function trainingEnv(
  env: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string | undefined>> {
  if (env['TONGBAN_MODE'] === 'training') return env
  const { PORT: beside, TRAINING_PORT: own, TRAINING_PUBLIC_URL: address } = env
  return {
    ...Object.fromEntries(shared.map((name) => [name, env[name]])),
    TONGBAN_MODE: 'training',
    PORT: isSet(own) ? own : String(Number(isSet(beside) ? beside : standingPort) + portsApart),
    PUBLIC_URL: address,
  }
}

function isSet(variable: string | undefined): variable is string {
  return variable !== undefined && variable !== ''
}

function smsFaults({ SMS_URL: gateway, SMS_SECRET: secret }: Variables): string[] {
  if ((gateway === undefined) === (secret === undefined)) return []
  return [
    `${gateway === undefined ? 'SMS_URL' : 'SMS_SECRET'} is missing: SMS_URL and SMS_SECRET go together`,
  ]
}

/** Telephones and texts do not travel in the open. */
function isSafe(address: string): boolean {
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' || isLoopback(hostname)
}

function secretFaults(logins: Readonly<Record<string, Config['oidc']>>): string[] {
  return Object.entries(logins).flatMap(([name, login]) =>
    exampleSecrets.has(login?.clientSecret.toLowerCase() ?? '')
      ? [`${name}_CLIENT_SECRET is a secret from an example`]
      : [],
  )
}

function productionFaults({
  mode,
  publicUrl,
  oidc,
  peopleOidc,
  sms,
  sandboxPort,
  port: own,
}: Config): string[] {
  const ports = isMadeUp(mode) && sandboxPort === own ? ['SANDBOX_PORT is the same as PORT'] : []
  if (mode === 'demo') return ports
  return [
    ...ports,
    ...(isSafe(publicUrl)
      ? []
      : ['PUBLIC_URL must begin with https:// outside of a demo, except on this machine itself']),
    ...(mode === 'production' ? secretFaults({ OIDC: oidc, PEOPLE_OIDC: peopleOidc }) : []),
    ...productionSmsFaults(mode, sms),
  ]
}

function productionSmsFaults(mode: Mode, sms: Config['sms']): string[] {
  return [
    ...(sms === undefined || isSafe(sms.url)
      ? []
      : ['SMS_URL must begin with https:// outside of a demo, except on this machine itself']),
    ...(mode === 'production' && exampleSecrets.has(sms?.secret.toLowerCase() ?? '')
      ? ['SMS_SECRET is a secret from an example']
      : []),
  ]
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname)
}

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host
}
