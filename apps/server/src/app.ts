import { join } from 'node:path'

import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import { allRoutes } from '@tongban/contracts/all'
import { fileBytesAtMost } from '@tongban/contracts/file-size'
import type { StagedFile } from '@tongban/contracts/materials'
import type { Day } from '@tongban/policy'
import type { FastifyInstance } from 'fastify'

import { boundariesOf } from './boundaries.ts'
import type { FirstAddress, Installation } from './installation.ts'
import { listenersOf } from './listeners.ts'
import { messageNames } from './message-names.ts'
import { bindAbsences } from './modules/absences/index.ts'
import {
  accountOf,
  bindAccounts,
  endSharedLogins,
  findReach,
  isInOtherHands,
  proveTelephone,
} from './modules/accounts/index.ts'
import { bindAgencies, openAgencies } from './modules/agencies/index.ts'
import { bindBatches } from './modules/batches/index.ts'
import { bindBundles } from './modules/bundles/index.ts'
import { bindCalendar, openWindows } from './modules/calendar/index.ts'
import {
  bindAttendance,
  bindPublishing,
  bindCases,
  bindConfirmations,
  bindLibrary,
  bindPublicities,
  bindRecords,
  type CaseDeps,
  caseOfNumber,
  countRunningVersions,
  createCaseNumbers,
  findLeaving,
  findNamingCases,
  findOfficerTasks,
  finishOfficerTask,
  finishPublishingTask,
  openPublishingTask,
  urgePublishingTask,
} from './modules/cases/index.ts'
import {
  bindCatalogue,
  bindItemDrafts,
  openCatalogue,
  publishNewerShipped,
  publishShippedBundles,
  type Registry,
} from './modules/catalogue/index.ts'
import {
  bindClientApi,
  bindClients,
  clientDoor,
  countClientNotices,
  openClientNames,
} from './modules/clients/index.ts'
import { bindDrafts } from './modules/drafts/index.ts'
import { bindRoster } from './modules/enrolment/index.ts'
import {
  bindMandates,
  bindPersonalMandates,
  isWard,
  personalMandate,
  standingMandate,
} from './modules/mandates/index.ts'
import { bindMaterials, openFileStore, stageFile } from './modules/materials/index.ts'
import type { MergerDeps } from './modules/mergers/index.ts'
import {
  bindByHand,
  bindInbox,
  bindMessages,
  countMessages,
  type MessageDeps,
} from './modules/messages/index.ts'
import { bindOutlets, openOutlets } from './modules/outlets/index.ts'
import { bindPapers, openFontsOnDemand, sheetsOf } from './modules/papers/index.ts'
import { bindLaw, bindParameters, openLaw, warningsOf } from './modules/parameters/index.ts'
import { findByNumber, findCalled, findStraysOf, isSameName } from './modules/people/index.ts'
import { bindSearch } from './modules/search/index.ts'
import { bindShields, openHidden, opensByMatter, restsWhileHidden } from './modules/shields/index.ts'
import {
  bindLogin,
  bindStaff,
  issueFirstLinks,
  openStaffNames,
  profileOf,
  type StaffDeps,
} from './modules/staff/index.ts'
import { bindTeams, openTeams } from './modules/teams/index.ts'
import { bindVisits } from './modules/visits/index.ts'
import { bindWordings, openWordings } from './modules/wordings/index.ts'
import { openingFor } from './opening.ts'
import { bindOversight } from './oversight.ts'
import { openPeers, type PeersInput } from './peers.ts'
import { createAdmit } from './platform/access.ts'
import { createAudit } from './platform/audit.ts'
import { createBoundaries } from './platform/boundaries.ts'
import { type Clock, sharedClock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import { type Context, contextOfSystem } from './platform/context.ts'
import { type Database, openDatabase } from './platform/database.ts'
import { createEvents, type Events } from './platform/events.ts'
import { faultOf } from './platform/fault.ts'
import { productVersion, serveHealth } from './platform/health.ts'
import { createHttp, type Http, type Log } from './platform/http.ts'
import { tellingRuns } from './platform/job-runs.ts'
import { type Jobs, startJobs } from './platform/jobs.ts'
import { isMadeUp, loginCookieName } from './platform/mode.ts'
import { serveDocuments } from './platform/openapi.ts'
import { bindOwnCopy } from './platform/own-copy.ts'
import { openRateLimits } from './platform/rate-limits.ts'
import { type SealHeads, sealHeadsBeside } from './platform/seal-head.ts'
import { createSecrets, type Secrets } from './platform/secrets.ts'
import { createSessions } from './platform/sessions.ts'
import { bindTraining } from './platform/training-routes.ts'
import { serveWeb } from './platform/web.ts'
import { createRegistry } from './registry.ts'
import { factTitles, previewsOf, shippedWordings } from './wordings.ts'
import { jobsOf, workOf } from './work.ts'

/** What the server is made of: an installation, or as much of one as a test brings. */
export interface AppInput extends Pick<Installation, 'connection' | 'keys' | 'training'> {
  readonly config: Pick<
    Config,
    | keyof PeersInput['config']
    | 'dataFolder'
    | 'keysFile'
    | 'quietHours'
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
  /** Hands in some cases of a list that waits. @returns whether there may be more */
  applyLists(): Promise<boolean>
  /** Tells other systems what is due. @returns how many notices were tried */
  tellClients(now?: () => Date): Promise<number>
  /** Publishes what the product ships anew, where nobody has made it his own. @returns a line for each item */
  upgrade(): Promise<readonly string[]>
  /** Addresses for the first administrators whom the register lacks, made anew at each call; none in a demo. */
  firstLinks(): Promise<readonly FirstAddress[]>
  /** Begins what runs beside the requests: deliveries, sweeps, seals and the end of each day. */
  start(): void
  close(): Promise<void>
}

/** Wires all rooms: this file is the only one that knows them all. */
export async function createApp({
  connection,
  config,
  keys,
  clock: given,
  log = process.stderr,
  training,
}: AppInput): Promise<App> {
  const database = openDatabase(connection)
  const clock = given ?? (await sharedClock(database))
  const secrets = createSecrets(keys)
  const heads = sealHeadsBeside(config.keysFile)
  const audit = createAudit(database)
  const boundaries = createBoundaries(database, clock)
  const peers = openPeers({ config, database, clock, boundaries })
  const events = createEvents(
    database,
    listenersOf({
      secrets,
      clock,
      agencies: () => agencies,
      cases: () => cases,
      systemContext: () => systemContext(),
    }),
  )
  const [agencies, outlets, catalogue, openedLaw, nameOfStaff, windows, clientNames, hidden, teams] =
    await Promise.all([
      openAgencies(database, () => clock.today()),
      openOutlets(database),
      openCatalogue(database),
      openLaw(database),
      openStaffNames(database),
      openWindows(database),
      openClientNames(database),
      openHidden(database),
      openTeams(database),
    ])
  const wordings = await openWordings(database, shippedWordings, agencies.above)
  const { law, refresh: refreshLaw } = openedLaw
  const staffName = (id: string): string => clientNames.nameOf(id) ?? nameOfStaff(id)
  const registry = createRegistry({ secrets, agencies, windows })
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
  const cookieName = loginCookieName(config.mode, secure)
  const fastify = createHttp({ ...config, secure, log })
  await fastify.register(cookie)
  await fastify.register(multipart, {
    limits: { files: 1, fileSize: fileBytesAtMost, fields: 0, parts: 1 },
  })
  const limits = await openRateLimits(fastify, config.limits, cookieName)
  const surroundings = {
    subtree: agencies.subtree,
    covers: agencies.covers,
    law,
    mandateOf: async (asked: Parameters<typeof standingMandate>[1]) =>
      await standingMandate({ database }, asked),
    personalMandateOf: async (asked: Parameters<typeof personalMandate>[1]) =>
      restsWhileHidden(hidden, asked.subject, await personalMandate({ database }, asked)),
    clients: clientDoor({ database, audit, isHidden: hidden.has }),
    isHidden: hidden.has,
    opensByMatter: async (asked: Parameters<typeof opensByMatter>[1]) => await opensByMatter(database, asked),
    isWard: async (asked: Parameters<typeof isWard>[1]) => await isWard({ database }, asked),
  }
  const admit = createAdmit(sessions, clock, surroundings, cookieName, limits)
  const http: Http = { fastify, admit, fingerprint: (text) => secrets.fingerprint(text), served: new Map() }
  const files = openFileStore(join(config.dataFolder, 'files'))
  const { scanner } = peers
  const cases: CaseDeps = {
    database,
    events,
    audit,
    secrets,
    agencies,
    outlets,
    teams,
    catalogue,
    registry,
    windows,
    numbers: createCaseNumbers(database),
    departments: new Map(Object.entries(config.departments)),
    wordings,
    staffName,
    hidden,
    proveTelephone: async (telephone, code, from) => await proveTelephone(accounts, telephone, code, from),
  }
  let jobs: Jobs | undefined
  const loginCookie = { name: cookieName, secure }

  const messages: MessageDeps = {
    database,
    secrets,
    names: messageNames({ catalogue, agencies, outlets, secrets, wordings }),
    sms: config.sms && peers.sms,
    reportSecret: config.sms?.secret,
    mail: peers.mail,
    quiet: config.quietHours,
    isHidden: hidden.has,
    isInOtherHands: (subject, telephone) => isInOtherHands(secrets, subject, telephone),
    phoneUrl: isMadeUp(config.mode) ? config.sms?.url : undefined,
  }

  bindAgencies(http, { database, agencies })
  bindOutlets(http, {
    database,
    outlets,
    catalogue,
    staffName,
    agencyName: agencies.nameOf,
    areaOf: (id) => agencies.find(id)?.area,
    law,
  })
  bindCalendar(http, {
    database,
    law,
    refresh: refreshLaw,
    windows,
    isAgency: (id) => agencies.find(id) !== undefined,
  })
  const leads = (id: string): boolean => ['province', 'city'].includes(agencies.find(id)?.kind ?? '')
  const parameters = { database, ...openedLaw, leads, staffName }
  bindLaw(http, parameters)
  bindParameters(http, parameters)
  bindItemDrafts(http, {
    database,
    catalogue,
    registry,
    leads,
    staffName,
    agencyName: agencies.nameOf,
    running: async (code) => await countRunningVersions(database, code),
    beyond: agencies.citiesBeyond,
    tasks: {
      open: (asked) => openPublishingTask('publish-item', asked),
      urge: urgePublishingTask,
      finish: finishPublishingTask,
    },
  })
  bindCatalogue(http, {
    catalogue,
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
    agencyOn: agencies.standingFor,
    above: agencies.above,
    agencyOfOutlet: (id) => outlets.find(id)?.agencyId,
    mode: config.mode,
    bridge: config.bridge,
    openid: peers.openid.staff,
    kin: {
      database,
      events,
      sessions,
      findPerson: (kind, number) => findByNumber(secrets, kind, number),
      isSameName,
      isHidden: hidden.has,
      findCalled,
      staffName,
    },
    cookie: loginCookie,
  }
  const accounts = {
    database,
    clock,
    secrets,
    sessions,
    mode: config.mode,
    sms: peers.sms,
    agencies,
    openid: peers.openid.people,
    isWard: surroundings.isWard,
    isHidden: hidden.has,
    cookie: loginCookie,
  }
  bindAccounts(http, accounts)
  bindLogin(http, staff)
  bindStaff(http, staff)
  bindAbsences(http, { database, staffName, agencyName: agencies.nameOf })
  bindTeams(http, {
    database,
    events,
    teams,
    isItem: (code) => catalogue.current(code) !== undefined,
    staffName,
    agencyName: agencies.nameOf,
  })
  bindMandates(http, { database, secrets, agencies, staffName, isHidden: hidden.has })
  bindPersonalMandates(http, { database, secrets, agencies, catalogue, staffName, isHidden: hidden.has })
  const roster = { openingFor: openingFor('people.unknown'), leaving: findLeaving(catalogue) }
  bindRoster(http, { database, secrets, audit, ...roster })
  bindVisits(http, { database, secrets, audit, isHidden: hidden.has })
  bindShields(http, {
    database,
    audit,
    events,
    hidden,
    subtree: agencies.subtree,
    staffName,
    findPerson: (kind, number) => findByNumber(secrets, kind, number),
    findCalled,
    findTakenOnAnew: findStraysOf,
    findTasks: findOfficerTasks,
    finishTask: finishOfficerTask,
    findNamingCases,
    endSharedLogins,
    sessions,
    findReach: async (subject) => await findReach({ database, secrets }, subject),
    agencyName: agencies.nameOf,
    isSameName,
  })
  bindMaterials(http, { database, files, scanner, audit, openingFor: openingFor('materials.no-file') })
  const papers = {
    database,
    secrets,
    agencies,
    audit,
    events,
    fonts: openFontsOnDemand(),
    caseOfNumber,
    publicUrl: config.publicUrl,
    training: config.mode === 'training',
    openingFor: openingFor('papers.unknown'),
  }
  bindPapers(http, papers)
  bindDrafts(http, { database, secrets, catalogue })
  bindCases(http, cases)
  bindConfirmations(http, cases)
  bindAttendance(http, cases)
  bindPublishing(http, cases)
  bindRecords(http, cases)
  bindLibrary(http, cases)
  bindPublicities(http, cases)
  bindBatches(http, { ...cases, beginLists: () => jobs?.wake('batches.apply') })
  bindBundles(http, cases)
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
  bindByHand(http, {
    ...messages,
    audit,
    outlets,
    events,
    sendSheet: sheetsOf(papers),
    letterWords: (agencyId, on) => wordings.standing('letters.notice', agencyId, on).words,
  })
  bindWordings(http, {
    database,
    wordings,
    factTitles,
    previews: previewsOf(agencies, wordings),
    tasks: {
      open: (asked) => openPublishingTask('publish-wording', asked),
      urge: urgePublishingTask,
      finish: finishPublishingTask,
    },
    staffName,
    agencyName: agencies.nameOf,
    sendSheet: sheetsOf(papers),
  })
  const stage = async (context: Context, subject: string, content: Buffer): Promise<StagedFile> =>
    await stageFile(
      { database, files, scanner, audit },
      context,
      subject,
      content,
      openingFor('materials.no-file')(context, undefined),
    )
  const clients = {
    database,
    secrets,
    audit,
    agencies,
    staffName,
    webhook: peers.webhook,
    cases,
    papers,
    stage,
    names: clientNames,
  }
  bindClients(http, clients)
  bindClientApi(http, clients)
  const mergers: MergerDeps = { database, agencies, outlets, teams, staffName }
  bindOversight(http, {
    cases,
    mergers,
    names,
    papers,
    files,
    boundaries,
    all: () => boundariesOf({ config, database, catalogue, peers }),
  })
  bindOwnCopy(http, { audit, database })
  bindTraining(http, { database, audit, mode: config.mode, training })
  await serveWeb(http.fastify, config.mode)
  requireAllServed(http.served)
  await serveDocuments(http.fastify, productVersion)
  serveHealth(http.fastify, {
    connection,
    database,
    events,
    messages: async () => await countMessages(messages),
    notices: async () => await countClientNotices({ database }),
    jobsAlive: () => jobs?.alive() ?? false,
    jobFaults: () => jobs?.faults() ?? {},
    warnings: () => warningsOf(openedLaw.leftOut()),
  })
  const systemContext = (today = clock.today()): Context => contextOfSystem(today, clock.now(), law())
  const work = workOf({
    database,
    clock,
    secrets,
    heads,
    events,
    files,
    scanner,
    core: peers.core,
    departments: peers.departments,
    cases,
    clients,
    mergers,
    boundaries,
    messages,
    systemContext,
  })
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
    stage,
    seal: async () => void (await work.seal(clock.today())),
    register: work.register,
    applyLists: work.applyLists,
    tellClients: work.tellClients,
    deliverEvents: async () => {
      while ((await events.deliver(clock.now())) > 0);
    },
    sweep: async () => {
      await work.lapse()
      await work.follow()
      await work.kin()
      await work.merge()
      await work.attend()
      await work.sweep()
      await work.forget()
    },
    upgrade: async () => {
      const published = await publishNewerShipped({ database, catalogue, registry }, systemContext())
      await publishShippedBundles({ database, catalogue, registry }, systemContext())
      return published.map(({ code, version }) => `Published as shipped: ${code}, version ${version}`)
    },
    firstLinks: async () => {
      if (isMadeUp(config.mode)) return []
      const links = await issueFirstLinks({ database, secrets, clock })
      return links.map(({ role, token, endsAt }) => ({
        role,
        endsAt,
        address: `${config.publicUrl}/first-login#${token}`, // a fragment reaches no server and no log on the way
      }))
    },
    start: () => {
      jobs ??= startJobs(
        connection,
        [...jobsOf(work), tellingRuns(database, clock, () => jobs?.states() ?? [])],
        (job, error) => http.fastify.log.error({ job, fault: faultOf(error) }),
      )
    },
    close: async () => {
      await jobs?.stop()
      await http.fastify.close()
      await database.close()
    },
  }
}

/** A declared route that nothing serves is a defect, not a 404 (D-5). */
function requireAllServed(served: ReadonlyMap<string, unknown>): void {
  const missing = Object.keys(allRoutes).filter((key) => !served.has(key))
  if (missing.length > 0) throw new Error(`declared and not served: ${missing.join(', ')}`)
}
