import type { CoreAddress } from './modules/cases/index.ts'
import {
  type Boundaries,
  type Heard,
  watched,
  watchedOpenid,
  watchedScanner,
  watchedWebhook,
} from './platform/boundaries.ts'
import type { Clock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import type { Database } from './platform/database.ts'
import { createMail, type Mail } from './platform/mail.ts'
import { isMadeUp } from './platform/mode.ts'
import { createOpenid, type Openid } from './platform/openid.ts'
import { createScanner, type Scanner } from './platform/scanner.ts'
import { createSms, type Sms } from './platform/sms.ts'
import { createWebhook, type Webhook } from './platform/webhook.ts'

/** Whom an installation asks and tells; each says after every attempt what it heard. */
export interface Peers {
  /** Refuses everything where no gateway is set. */
  readonly sms: Sms
  readonly mail: Mail | undefined
  readonly scanner: Scanner | undefined
  readonly openid: { readonly staff: Openid | undefined; readonly people: Openid | undefined }
  readonly webhook: Webhook
  readonly core: CoreAddress | undefined
  readonly departments: ReadonlyMap<string, CoreAddress>
}

/** What the peers of an installation are made of. */
export interface PeersInput {
  readonly config: Pick<
    Config,
    | 'mode'
    | 'publicUrl'
    | 'sms'
    | 'mail'
    | 'clamd'
    | 'oidc'
    | 'peopleOidc'
    | 'core'
    | 'departments'
    | 'webhookNetworks'
  >
  readonly database: Database
  readonly clock: Clock
  readonly boundaries: Boundaries
}

/** Opens the adapters to the outside, each of them watched; those that are not configured are not there. */
export function openPeers(input: PeersInput): Peers {
  const { config, boundaries } = input
  const webhook = createWebhook({
    demo: isMadeUp(config.mode),
    networks: config.webhookNetworks,
    onlyHere: config.mode === 'training',
  })
  return {
    sms: smsOf(input),
    mail: mailOf(input),
    scanner: config.clamd === undefined ? undefined : watchedScanner(createScanner(config.clamd), boundaries),
    openid: { staff: openidOf(input, 'staff'), people: openidOf(input, 'person') },
    webhook: watchedWebhook(webhook, boundaries),
    core: config.core && { ...config.core, note: (heard) => boundaries.note('core', heard) },
    departments: new Map(
      Object.entries(config.departments).map(([name, { url, secret }]) => [
        name,
        {
          url: url.replace(/\/+$/, ''),
          secret,
          path: '/department/commands',
          note: (heard: Heard) => boundaries.note(`department-${name}`, heard),
        },
      ]),
    ),
  }
}

function smsOf({ config, boundaries }: PeersInput): Sms {
  const sms = createSms(config.sms)
  if (config.sms === undefined) return sms
  return { send: watched(sms, (heard) => boundaries.note('sms', heard)) }
}

function mailOf({ config, boundaries }: PeersInput): Mail | undefined {
  if (config.mail === undefined) return undefined
  const mail = createMail(config.mail)
  return { ...mail, send: watched(mail, (heard) => boundaries.note('mail', heard)) }
}

function openidOf(
  { config, database, clock, boundaries }: PeersInput,
  hall: 'staff' | 'person',
): Openid | undefined {
  const settings = hall === 'staff' ? config.oidc : config.peopleOidc
  if (settings === undefined) return undefined
  const [callback, scope] =
    hall === 'staff' ? ['/api/login/openid/callback', ''] : ['/api/accounts/openid/callback', 'identity']
  const insecure = !settings.issuer.startsWith('https:')
  const about = { ...settings, callback: `${config.publicUrl}${callback}`, insecure, hall, scope }
  const name = hall === 'staff' ? 'staff-openid' : 'people-openid'
  return watchedOpenid(createOpenid(about, database, clock), name, boundaries)
}
