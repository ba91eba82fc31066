import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { checkCore, type CoreAddress, countCommands } from './modules/cases/index.ts'
import type { Catalogue } from './modules/catalogue/index.ts'
import { countClientNotices } from './modules/clients/index.ts'
import { countUnscanned } from './modules/materials/index.ts'
import { countByChannel } from './modules/messages/index.ts'
import type { Peers } from './peers.ts'
import type { Heard } from './platform/boundaries.ts'
import type { Boundary } from './platform/boundary-routes.ts'
import type { Config } from './platform/config.ts'
import { newId } from './platform/context.ts'
import type { Database, Statement } from './platform/database.ts'
import { kindOfFault } from './platform/fault.ts'
import type { Mail } from './platform/mail.ts'
import type { Openid } from './platform/openid.ts'
import { Refusal } from './platform/refusal.ts'
import type { Scanner } from './platform/scanner.ts'

/** What the boundaries of an installation are, and who asks there. */
export interface Outside {
  readonly config: Pick<
    Config,
    'sms' | 'mail' | 'oidc' | 'peopleOidc' | 'core' | 'clamd' | 'bridge' | 'dataFolder' | 'webhookNetworks'
  >
  readonly database: Database
  readonly catalogue: Pick<Catalogue, 'list' | 'current' | 'nameOf'>
  readonly peers: Pick<Peers, 'mail' | 'scanner' | 'openid' | 'core' | 'departments'>
}

const worker = { path: 'worker' } as const
const none = { waiting: 0, dead: 0 } as const
type Counts = typeof none | { readonly waiting: number; readonly dead: number }

/** 对外连接: every boundary of this installation as it is configured, with what waits there and how it is tried. */
export function boundariesOf({
  config,
  database,
  catalogue,
  peers: { mail, scanner, openid, core, departments },
}: Outside): readonly Boundary[] {
  const counted = async (statement: Statement<Counts>): Promise<Counts> => {
    const [[row]] = await database.read(worker, statement)
    return row ?? none
  }
  const sendings = async (channel: 'sms' | 'email'): Promise<Counts> => {
    const [rows] = await database.read(worker, countByChannel())
    return rows.find((row) => row.channel === channel) ?? none
  }
  return [
    { name: 'sms', place: hostOf(config.sms?.url), counts: async () => await sendings('sms') },
    {
      name: 'mail',
      place: hostOf(config.mail?.url),
      counts: async () => await sendings('email'),
      ...(mail === undefined ? {} : { trial: async () => await heardOfMail(mail) }),
    },
    signingIn('staff-openid', config.oidc?.issuer, openid.staff),
    signingIn('people-openid', config.peopleOidc?.issuer, openid.people),
    {
      name: 'core',
      place: hostOf(core?.url),
      counts: async () => await counted(countCommands('core')),
      items: () => registeredThere(catalogue),
      ...(core === undefined ? {} : { trial: async () => await checkCore(core) }),
    },
    ...portsOf(catalogue, departments).map((port) => departmentBoundary(port, counted)),
    {
      name: 'scanner',
      place: config.clamd ?? null,
      ...(scanner === undefined
        ? {}
        : {
            counts: async () => await counted(countUnscanned()),
            trial: async () => await heardOfScanner(scanner),
          }),
    },
    { name: 'bridge', place: hostOf(config.bridge) },
    {
      name: 'webhooks',
      place: config.webhookNetworks.join(', ') || 'https',
      counts: async () => await countClientNotices({ database }),
    },
    { name: 'files', place: 'DATA_DIR', trial: async () => await writeOne(join(config.dataFolder, 'files')) },
  ]
}

/** The port of a department, with what is decided there. */
interface Port {
  readonly port: string
  readonly address: CoreAddress | undefined
  readonly called: string
  readonly items: readonly string[]
}

/** 外部门的接口: those that are set, and those that items name and nobody has set. */
function portsOf(catalogue: Outside['catalogue'], departments: Peers['departments']): Port[] {
  const declared = catalogue.list().flatMap(({ code }) => {
    const department = catalogue.current(code)?.declaration.department
    return department === undefined ? [] : [{ code, department }]
  })
  const names = new Set([...departments.keys(), ...declared.map(({ department }) => department.port)])
  return [...names].toSorted().map((port) => {
    const there = declared.filter(({ department }) => department.port === port)
    return {
      port,
      address: departments.get(port),
      called: there[0]?.department.name['zh-CN'] ?? port,
      items: there.map(({ code }) => catalogue.nameOf(code)),
    }
  })
}

function departmentBoundary(
  { port, address, called, items }: Port,
  counted: (statement: Statement<Counts>) => Promise<Counts>,
): Boundary {
  return {
    name: `department-${port}`,
    department: called,
    place: hostOf(address?.url),
    counts: async () => await counted(countCommands(port)),
    items: () => items,
    ...(address === undefined ? {} : { trial: async () => await checkCore(address) }),
  }
}

/** Host and port of an address: who it is asked as, and by which path, is nobody's business here. */
function hostOf(address: string | undefined): string | null {
  return address === undefined ? null : new URL(address).host
}

function signingIn(
  name: 'staff-openid' | 'people-openid',
  issuer: string | undefined,
  openid: Openid | undefined,
): Boundary {
  const place = hostOf(issuer)
  return openid === undefined
    ? { name, place }
    : { name, place, trial: async () => await heardOfOpenid(async () => await openid.check()) }
}

async function heardOfOpenid(ask: () => Promise<void>): Promise<Heard> {
  try {
    await ask()
    return { well: true }
  } catch (error) {
    return { well: false, fault: error instanceof Refusal ? 'unreachable' : kindOfFault(error) }
  }
}

async function heardOfMail(mail: Mail): Promise<Heard> {
  const answer = await mail.check()
  return answer.state === 'sent' ? { well: true } : { well: false, fault: answer.fault }
}

async function heardOfScanner(scanner: Scanner): Promise<Heard> {
  const answer = await scanner.check()
  return answer.state === 'clean' ? { well: true } : { well: false, fault: answer.fault }
}

/** Items whose result stands in another core system. */
function registeredThere({ list, current, nameOf }: Outside['catalogue']): string[] {
  return list()
    .filter(({ code }) => current(code)?.declaration.effect.remote === true)
    .map(({ code }) => nameOf(code))
}

/** A file of nobody is written and taken away again. */
async function writeOne(folder: string): Promise<Heard> {
  const file = join(folder, `.trial-${newId()}`)
  try {
    await mkdir(folder, { recursive: true })
    await writeFile(file, 'tongban', { flag: 'wx' })
    await rm(file)
    return { well: true }
  } catch (error) {
    return { well: false, fault: kindOfFault(error) }
  }
}
