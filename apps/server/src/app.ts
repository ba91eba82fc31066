import { join } from 'node:path'

import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import { allRoutes } from '@tongban/contracts/all'
import { textIn } from '@tongban/contracts/errors'
import { fileBytesAtMost } from '@tongban/contracts/file-size'
import type { Day } from '@tongban/policy'
import type { FastifyInstance } from 'fastify'

import type { FirstAddress, Installation } from './installation.ts'
import { accountOf, bindAccounts, proveTelephone, sweepCodes } from './modules/accounts/index.ts'
import { bindAgencies, openAgencies } from './modules/agencies/index.ts'
import { bindAnalytics, countActs } from './modules/analytics/index.ts'
import { bindCalendar, openLaw, openWindows } from './modules/calendar/index.ts'
import {
  atOwner,
  bindCases,
  bindConfirmations,
  bindLibrary,
  bindRecords,
  type CaseDeps,
  caseOfNumber,
  chaseFollowUps,
  createCaseNumbers,
  askQueued,
  endConfirmations,
  endDeliveryDuty,
  enterCase,
  eventSource,
  followConfirmations,
  lapseCases,
  nameCases,
  redateCases,
  registerInCore,
  stateRecord,
} from './modules/cases/index.ts'
import {
  bindCatalogue,
  openCatalogue,
  publishNewerShipped,
  type Registry,
} from './modules/catalogue/index.ts'
import { bindDrafts, findDraftFiles, sweepDrafts } from './modules/drafts/index.ts'
import { employerEffects, employerRoutings } from './modules/employers/index.ts'
import {
  bindRoster,
  enrolmentChecks,
  enrolmentEffects,
  enrolmentRoutings,
  householdRouting,
} from './modules/enrolment/index.ts'
import { bindMandates, holdersOf, standingMandate } from './modules/mandates/index.ts'
import {
  bindMaterials,
  openFileStore,
  type Opening,
  stageFile,
  sweepFiles,
  sweepOrphans,
  scanFiles,
} from './modules/materials/index.ts'
import {
  bindInbox,
  bindMessages,
  countMessages,
  deliverMessages,
  type MessageDeps,
  tellFormerTelephone,
  tellLeft,
} from './modules/messages/index.ts'
import { bindOutlets, openOutlets } from './modules/outlets/index.ts'
import { bindPapers, openPaperFonts, paperTemplates } from './modules/papers/index.ts'
import { peopleChecks, peopleEffects } from './modules/people/index.ts'
import { bindRatings } from './modules/ratings/index.ts'
import { bindSearch, keepSearch, rebuildSearch } from './modules/search/index.ts'
import {
  bindLogin,
  bindStaff,
  forgetLogins,
  issueFirstLinks,
  openStaffNames,
  profileOf,
  type StaffDeps,
} from './modules/staff/index.ts'
import { findSubject } from './modules/subjects/index.ts'
import { bindVisits, enterVisit, requireVisit } from './modules/visits/index.ts'
import { createAdmit } from './platform/access.ts'
import { bindAudit } from './platform/audit-routes.ts'
import { createAudit } from './platform/audit.ts'
import { type Clock, sharedClock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import { type Context, isHome, newId, systemActor } from './platform/context.ts'
import { type Database, openDatabase } from './platform/database.ts'
import { createEvents, type Events } from './platform/events.ts'
import { faultOf, PlainFault } from './platform/fault.ts'
import { productVersion, serveHealth } from './platform/health.ts'
import { createHttp, type Http, type Log } from './platform/http.ts'
import { tellingRuns } from './platform/job-runs.ts'
import { type Job, type Jobs, passDays, startJobs } from './platform/jobs.ts'
import { createMail } from './platform/mail.ts'
import { forgetAnswers } from './platform/once.ts'
import { serveDocuments } from './platform/openapi.ts'
import { createOpenid, type Openid } from './platform/openid.ts'
import { openRateLimits } from './platform/rate-limits.ts'
import { Refusal } from './platform/refusal.ts'
import { bindRunning } from './platform/running-routes.ts'
import { createScanner } from './platform/scanner.ts'
import { type SealHeads, sealHeadsBeside } from './platform/seal-head.ts'
import { entrySource, lastSealedDay, sealAudit } from './platform/seal.ts'
import { createSecrets, type Secrets } from './platform/secrets.ts'
import { createSessions } from './platform/sessions.ts'
import { createSms } from './platform/sms.ts'
import { serveWeb } from './platform/web.ts'

/** What the server is made of: an installation, or as much of one as a test brings. */
export interface AppInput extends Pick<Installation, 'connection' | 'keys'> {
  readonly config: Pick<
    Config,
    | 'mode'
    | 'publicUrl'
    | 'dataFolder'
    | 'keysFile'
    | 'oidc'
    | 'core'
    | 'peopleOidc'
    | 'sms'
    | 'mail'
    | 'quietHours'
    | 'clamd'
    | 'bridge'
    | 'logLevel'
    | 'trustedProxies'
    | 'limits'
  >
  /** Where the log goes; to the error output when nothing else is said. */
  readonly log?: Log
  readonly databaseReady?: () => boolean
  /** Tests and demos bring their own time; otherwise the one that the database shares. */
  readonly clock?: Clock
}

/** The whole server, wired and not yet listening; what commands and worlds need stands beside it. */
export interface App {
  readonly http: FastifyInstance
  readonly database: Database
  readonly clock: Clock
  readonly secrets: Secrets
  /** The newest seal as it is known outside the database. */
  readonly heads: SealHeads
  readonly events: Events
  readonly registry: Registry
  readonly cases: CaseDeps
  readonly messages: MessageDeps
  /** Who acts when the system itself does: jobs and the loading of worlds. */
  systemContext(today?: Day): Context
  /** Stages a file as an upload does, for commands that claim it. */
  stage(context: Context, subject: string, content: Buffer): Promise<{ readonly id: string }>
  /** Seals all of the audit that is not sealed yet. */
  seal(): Promise<void>
  /** Delivers announced events until none is due. */
  deliverEvents(): Promise<void>
  /** What jobs do each minute: lapsed cases, files that nobody claimed, answers and logins that nobody asks for again. */
  sweep(): Promise<void>
  /** Sends what is due to the core. @returns how many commands were tried */
  register(): Promise<number>
  /** Publishes what the product ships anew, where nobody has made it his own. @returns a line for each item */
  upgrade(): Promise<readonly string[]>
  /** Addresses for the first administrators whom the register lacks, made anew at each call; none in a demo. */
  firstLinks(): Promise<readonly FirstAddress[]>
  /** Begins what runs beside the requests: deliveries, sweeps, seals and the end of each day. */
  start(): void
  close(): Promise<void>
}

const everyMinute = '* * * * *'
const deliveryRestMs = 200
const coreRestMs = 1000
const sendingRestMs = 1000

/** Wires all rooms: this file is the only one that knows them all. */
export async function createApp({
  connection,
  config,
  keys,
  clock: given,
  log = process.stderr,
}: AppInput): Promise<App> {
  const database = openDatabase(connection)
  const clock = given ?? (await sharedClock(database))
  const secrets = createSecrets(keys)
  const heads = sealHeadsBeside(config.keysFile)
  const audit = createAudit(database)
  const events = createEvents(database, [
    ...countActs,
    tellFormerTelephone({ secrets, clock }),
    ...followConfirmations(() => ({ deps: cases, system: systemContext() })),
    endDeliveryDuty(() => ({ deps: cases, system: systemContext() })),
    ...keepSearch({ secrets }),
  ])
  const [agencies, outlets, catalogue, { law, refresh: refreshLaw }, staffName, windows] = await Promise.all([
    openAgencies(database),
    openOutlets(database),
    openCatalogue(database),
    openLaw(database),
    openStaffNames(database),
    openWindows(database),
  ])
  const registry: Registry = {
    effects: [
      ...peopleEffects(secrets),
      ...employerEffects,
      ...enrolmentEffects(secrets, tellLeft(secrets)),
      stateRecord(secrets, agencies),
    ],
    routings: [
      ...employerRoutings,
      ...enrolmentRoutings,
      householdRouting((area) => agencies.ofArea(area)?.id),
    ],
    checks: [...peopleChecks(secrets), ...enrolmentChecks],
    papers: paperTemplates,
  }
  const names = {
    agency: agencies.nameOf,
    outlet: outlets.nameOf,
    item: catalogue.nameOf,
  }
  const sessions = await createSessions(database, clock, {
    profileOf: async (id) => await profileOf(database, names, id),
    accountOf: async (id) => await accountOf({ database }, id),
  })
  const secure = config.publicUrl.startsWith('https:')
  const cookieName = secure ? '__Host-s' : 's'
  const fastify = createHttp({ ...config, secure, log })
  await fastify.register(cookie)
  await fastify.register(multipart, {
    limits: { files: 1, fileSize: fileBytesAtMost, fields: 0, parts: 1 },
  })
  const limits = await openRateLimits(fastify, config.limits, cookieName)
  const surroundings = {
    subtree: agencies.subtree,
    law,
    mandateOf: async (asked: Parameters<typeof standingMandate>[1]) =>
      await standingMandate({ database }, asked),
  }
  const admit = createAdmit(sessions, clock, surroundings, cookieName, limits)
  const http: Http = { fastify, admit, fingerprint: (text) => secrets.fingerprint(text), served: new Set() }
  const files = openFileStore(join(config.dataFolder, 'files'))
  const scanner = config.clamd === undefined ? undefined : createScanner(config.clamd)
  const cases: CaseDeps = {
    database,
    events,
    audit,
    secrets,
    agencies,
    outlets,
    catalogue,
    registry,
    windows,
    numbers: createCaseNumbers(database),
    staffName,
    proveTelephone: async (telephone, code, from) => await proveTelephone(accounts, telephone, code, from),
  }
  const openidOf = (settings: Config['oidc'], hall: 'staff' | 'person'): Openid | undefined => {
    if (settings === undefined) return undefined
    const [callback, scope] =
      hall === 'staff' ? ['/api/login/openid/callback', ''] : ['/api/accounts/openid/callback', 'identity']
    const insecure = !settings.issuer.startsWith('https:')
    const about = { ...settings, callback: `${config.publicUrl}${callback}`, insecure, hall, scope }
    return createOpenid(about, database, clock)
  }
  const loginCookie = { name: cookieName, secure }

  const messages: MessageDeps = {
    database,
    secrets,
    names: {
      item: (code, version, language) => {
        const known = catalogue.pinned(code, version)?.declaration.names
        return known === undefined ? catalogue.nameOf(code) : textIn(known, language)
      },
      agency: agencies.shortNameOf,
      outlet: outlets.nameOf,
      telephone: (id) => agencies.find(id)?.telephone ?? '12333',
      opened: (sealed) => secrets.open(Buffer.from(sealed, 'base64')),
    },
    sms: config.sms === undefined ? undefined : createSms(config.sms),
    mail: config.mail === undefined ? undefined : createMail(config.mail),
    quiet: config.quietHours,
    phoneUrl: config.mode === 'demo' ? config.sms?.url : undefined,
  }

  bindAgencies(http, { database, agencies })
  bindOutlets(http, {
    database,
    outlets,
    catalogue,
    staffName,
    agencyName: agencies.nameOf,
    areaOf: (id) => agencies.find(id)?.area,
  })
  bindCalendar(http, {
    database,
    law,
    refresh: refreshLaw,
    windows,
    isAgency: (id) => agencies.find(id) !== undefined,
  })
  bindCatalogue(http, {
    database,
    catalogue,
    registry,
    granted: ({ outletId, today }, leaf) =>
      outletId !== null && outlets.granted(outletId, 'hand-in', leaf, today),
  })
  const staff: StaffDeps = {
    database,
    clock,
    secrets,
    audit,
    sessions,
    names,
    agencyOfOutlet: (id) => outlets.find(id)?.agencyId,
    mode: config.mode,
    bridge: config.bridge,
    openid: openidOf(config.oidc, 'staff'),
    cookie: loginCookie,
  }
  const accounts = {
    database,
    clock,
    secrets,
    sessions,
    mode: config.mode,
    sms: createSms(config.sms),
    agencies,
    openid: openidOf(config.peopleOidc, 'person'),
    cookie: loginCookie,
  }
  bindAccounts(http, accounts)
  bindLogin(http, staff)
  bindStaff(http, staff)
  bindMandates(http, { database, secrets, agencies, staffName })
  bindRoster(http, { database, secrets, audit, openingFor: openingFor('people.unknown') })
  bindVisits(http, { database, secrets, audit })
  bindMaterials(http, { database, files, scanner, audit, openingFor: openingFor('materials.no-file') })
  bindPapers(http, {
    database,
    secrets,
    agencies,
    audit,
    events,
    fonts: openPaperFonts(),
    caseOfNumber,
    publicUrl: config.publicUrl,
    openingFor: openingFor('papers.unknown'),
  })
  bindDrafts(http, { database, secrets, catalogue })
  bindCases(http, cases)
  bindConfirmations(http, cases)
  bindRecords(http, cases)
  bindLibrary(http, cases)
  bindSearch(http, {
    database,
    secrets,
    audit,
    agencies,
    cases,
    countSearch: async (request) => await limits.countSearch(request),
  })
  bindMessages(http, messages)
  bindInbox(http, messages)
  const outletsOf = (wanted: readonly string[]): readonly string[] =>
    outlets
      .all()
      .filter(({ agencyId }) => wanted.includes(agencyId))
      .map(({ id }) => id)
  bindAnalytics(http, { database, cases, names: { ...names, outletsOf } })
  bindRatings(http, cases)
  bindRunning(http, { database, events })
  bindAudit(http, {
    database,
    secrets,
    staffName,
    places: names,
    caseNames: (...asked) => nameCases(cases, ...asked),
    actorNames: async (...asked) => await holdersOf({ database }, ...asked),
  })
  await serveWeb(http.fastify)
  requireAllServed(http.served)

  let jobs: Jobs | undefined
  await serveDocuments(http.fastify, productVersion)
  serveHealth(http.fastify, {
    connection,
    database,
    events,
    messages: async () => await countMessages(messages),
    jobsAlive: () => jobs?.alive() ?? false,
    jobFaults: () => jobs?.faults() ?? {},
  })
  const systemContext = (today = clock.today()): Context => ({
    actorId: systemActor,
    actorName: '系统',
    ownSubjectId: null,
    session: systemActor,
    subjects: [],
    authority: 'office',
    path: 'worker',
    agencies: [],
    agencyId: null,
    held: [],
    outletId: null,
    language: 'zh-CN',
    request: newId(),
    signedInAt: clock.now(),
    today,
    now: clock.now(),
    law: law(),
  })
  const lapse = async (day?: Day): Promise<unknown> => await lapseCases(cases, systemContext(day))
  const follow = async (): Promise<unknown> => await chaseFollowUps(cases, systemContext())
  const register = async (): Promise<number> => await registerInCore(cases, config.core, systemContext())
  const scan = async (): Promise<number> => await scanFiles({ database, files, scanner }, systemContext())
  const sweep = async (): Promise<unknown> =>
    await sweepFiles({ database, files, draftFiles: findDraftFiles }, clock.now())
  const forget = async (): Promise<unknown> =>
    await Promise.all([
      forgetAnswers(database, clock.now()),
      forgetLogins(database, clock.now()),
      sweepCodes(accounts, clock.now()),
      sweepDrafts({ database }, clock.now()),
    ])
  const seal = async (today: Day, dayEnd = false): Promise<unknown> =>
    await sealAudit(database, secrets, {
      now: clock.now(),
      today,
      sources: [entrySource, eventSource],
      heads,
      dayEnd,
    })
  const endDays = passDays({
    last: async () => await lastSealedDay(database),
    end: async (day) => await seal(day, true),
    begin: lapse,
  })
  const allJobs: readonly Job[] = [
    {
      name: 'audit.seal',
      cron: everyMinute,
      run: async () => {
        const today = clock.today() // once: a day that turns in between would have no end
        const faults = await endDays(today)
        await seal(today)
        if (faults.length > 0) throw new PlainFault(faults.map(faultOf).join('; '))
      },
    },
    { name: 'cases.lapse', cron: everyMinute, run: async () => await lapse() },
    { name: 'cases.follow-up', cron: everyMinute, run: follow },
    {
      name: 'cases.confirmations',
      cron: everyMinute,
      run: async () => await endConfirmations(cases, systemContext()),
    },
    {
      name: 'cases.ask-queued',
      cron: everyMinute,
      run: async () => await askQueued(cases, systemContext()),
    },
    { name: 'cases.core', restMs: coreRestMs, run: async () => (await register()) > 0 },
    { name: 'materials.sweep', cron: everyMinute, run: sweep },
    { name: 'materials.scan', cron: everyMinute, run: scan },
    { name: 'commands.forget', cron: everyMinute, run: forget },
    {
      name: 'materials.orphans',
      cron: everyMinute,
      run: async () => await sweepOrphans({ database, files }, clock.now()),
    },
    {
      name: 'search.rebuild',
      cron: everyMinute,
      run: async () => await rebuildSearch({ database, secrets }),
    },
    { name: 'cases.redate', cron: everyMinute, run: async () => await redateCases(cases, systemContext()) },
    {
      name: 'events.deliver',
      restMs: deliveryRestMs,
      run: async () => (await events.deliver(clock.now())) > 0,
    },
    tellingRuns(database, clock, () => jobs?.states() ?? []),
    {
      name: 'messages.send',
      restMs: sendingRestMs,
      run: async () => {
        await deliverMessages(messages, () => clock.now())
        return false // at the pace of a gateway: who works at a counter does not feel it
      },
    },
  ]
  return {
    http: http.fastify,
    database,
    clock,
    secrets,
    heads,
    events,
    registry,
    cases,
    messages,
    systemContext,
    stage: async (context, subject, content) =>
      await stageFile(
        { database, files, scanner, audit },
        context,
        subject,
        content,
        openingFor('materials.no-file')(context, undefined),
      ),
    seal: async () => void (await seal(clock.today())),
    register,
    deliverEvents: async () => {
      while ((await events.deliver(clock.now())) > 0);
    },
    sweep: async () => {
      await lapse()
      await follow()
      await sweep()
      await forget()
    },
    upgrade: async () => {
      const published = await publishNewerShipped({ database, catalogue, registry }, systemContext())
      return published.map(({ code, version }) => `Published as shipped: ${code}, version ${version}`)
    },
    firstLinks: async () => {
      if (config.mode === 'demo') return []
      const links = await issueFirstLinks({ database, secrets, clock })
      return links.map(({ role, token, endsAt }) => ({
        role,
        endsAt,
        address: `${config.publicUrl}/first-login#${token}`, // a fragment reaches no server and no log on the way
      }))
    },
    start: () => {
      jobs ??= startJobs(connection, allJobs, (job, error) =>
        http.fastify.log.error({ job, fault: faultOf(error) }),
      )
    },
    close: async () => {
      await jobs?.stop()
      await http.fastify.close()
      await database.close()
    },
  }
}

/**
 * At the counter a visit opens the subject, in the office the case that is named; a person opens only himself.
 * @param unknown what is answered when an office or a person opens nothing
 */
function openingFor(unknown: 'materials.no-file' | 'papers.unknown' | 'people.unknown') {
  return (context: Context, caseId: string | undefined): Opening => {
    if (context.path === 'counter')
      return (_context, subject) => ({
        statement: enterVisit(context, subject),
        admit: (rows) => {
          requireVisit(rows)
          return context
        },
      })
    if (isHome(context))
      return (_context, subject) => ({
        statement: findSubject(subject),
        admit: (rows) => {
          if (rows.length === 0) throw new Refusal(unknown)
          return context
        },
      })
    return (_context, subject) => ({
      statement: enterCase(subject, caseId ?? subject),
      admit: (rows) => {
        if (rows.length === 0) throw new Refusal(unknown)
        return atOwner(context, rows)
      },
    })
  }
}

/** A declared route that nothing serves is a defect, not a 404 (D-5). */
function requireAllServed(served: ReadonlySet<string>): void {
  const missing = Object.keys(allRoutes).filter((key) => !served.has(key))
  if (missing.length > 0) throw new Error(`declared and not served: ${missing.join(', ')}`)
}
