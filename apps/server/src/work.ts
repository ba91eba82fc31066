import type { Day } from '@tongban/policy'

import { sweepCodes } from './modules/accounts/index.ts'
import { sumDays } from './modules/analytics/index.ts'
import { checkOldest, packClosed, packMissed } from './modules/archives/index.ts'
import { applyBatches, sweepBatches } from './modules/batches/index.ts'
import {
  askQueued,
  type CaseDeps,
  type CoreAddress,
  chaseFollowUps,
  endConfirmations,
  reachOthers,
  eventSource,
  giveToTeamsOfToday,
  handOverMerged,
  lapseCases,
  redateCases,
  registerInCore,
  sweepKin,
  tendAbsences,
} from './modules/cases/index.ts'
import { type ClientDeps, sendNotices } from './modules/clients/index.ts'
import { findDraftFiles, sweepDrafts } from './modules/drafts/index.ts'
import { type FileStore, scanFiles, sweepFiles, sweepOrphans } from './modules/materials/index.ts'
import { type MergerDeps, takePlaces } from './modules/mergers/index.ts'
import { deliverMessages, type MessageDeps } from './modules/messages/index.ts'
import { rebuildSearch } from './modules/search/index.ts'
import { forgetLogins } from './modules/staff/index.ts'
import type { Boundaries } from './platform/boundaries.ts'
import { type Clock, hourOfInstant } from './platform/clock.ts'
import type { Context } from './platform/context.ts'
import type { Database } from './platform/database.ts'
import type { Events } from './platform/events.ts'
import { faultOf, PlainFault } from './platform/fault.ts'
import { type Job, passDays } from './platform/jobs.ts'
import { forgetAnswers } from './platform/once.ts'
import type { Scanner } from './platform/scanner.ts'
import type { SealHeads } from './platform/seal-head.ts'
import { entrySource, lastSealedDay, sealAudit } from './platform/seal.ts'
import type { Secrets } from './platform/secrets.ts'

/** What the work that nobody asks for needs. */
export interface WorkDeps {
  readonly database: Database
  readonly clock: Clock
  readonly secrets: Secrets
  readonly heads: SealHeads
  readonly events: Events
  readonly files: FileStore
  readonly scanner: Scanner | undefined
  readonly core: CoreAddress | undefined
  readonly departments: ReadonlyMap<string, CoreAddress>
  readonly cases: CaseDeps
  readonly clients: ClientDeps
  readonly mergers: MergerDeps
  readonly boundaries: Boundaries
  readonly messages: MessageDeps
  readonly systemContext: (today?: Day) => Context
}

/** What the server does without being asked: what lapses, is due, waits to go out, or may be forgotten. */
export type Work = ReturnType<typeof workOf>

/** The pieces of work, each of which may be done at any time and as often as one likes. */
export function workOf({
  database,
  clock,
  secrets,
  heads,
  events,
  files,
  scanner,
  core,
  departments,
  cases,
  clients,
  mergers,
  boundaries,
  messages,
  systemContext,
}: WorkDeps) {
  const lapse = async (day?: Day): Promise<unknown> => await lapseCases(cases, systemContext(day))
  const follow = async (): Promise<unknown> => await chaseFollowUps(cases, systemContext())
  const attend = async (): Promise<unknown> => await tendAbsences(cases, systemContext())
  const merge = async (): Promise<unknown> => {
    await takePlaces(mergers)
    return await handOverMerged(cases, systemContext())
  }
  const register = async (): Promise<number> =>
    await registerInCore(cases, { core, departments }, systemContext())
  const applyLists = async (turns?: number): Promise<boolean> =>
    await applyBatches(cases, systemContext(), turns)
  const tellClients = async (now = () => clock.now()): Promise<number> => await sendNotices(clients, now)
  const scan = async (): Promise<number> => await scanFiles({ database, files, scanner }, systemContext())
  const sweep = async (): Promise<unknown> =>
    await sweepFiles({ database, files, draftFiles: findDraftFiles }, clock.now())
  const forget = async (): Promise<unknown> =>
    await Promise.all([
      forgetAnswers(database, clock.now()),
      forgetLogins(database, clock.now()),
      sweepCodes({ database }, clock.now()),
      sweepDrafts({ database }, clock.now()),
      sweepBatches({ database }, clock.now()),
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
    begin: async (day) => {
      await lapse(day)
      await giveToTeamsOfToday(cases, systemContext(day))
    },
  })
  /** What looks back over weeks does so once a day. */
  let lookedBackOn: Day | undefined
  return {
    lapse,
    follow,
    attend,
    merge,
    tellBoundaries: async (): Promise<void> => await boundaries.tell(),
    register,
    applyLists,
    tellClients,
    scan,
    sweep,
    forget,
    seal,
    endDays,
    today: () => clock.today(),
    confirm: async (): Promise<unknown> => await endConfirmations(cases, systemContext()),
    reach: async (): Promise<unknown> => await reachOthers(cases, systemContext()),
    kin: async (): Promise<unknown> => await sweepKin({ database }, systemContext()),
    ask: async (): Promise<unknown> => await askQueued(cases, systemContext()),
    sweepLost: async (): Promise<unknown> => await sweepOrphans({ database, files }, clock.now()),
    rebuild: async (): Promise<unknown> => await rebuildSearch({ database, secrets }),
    sum: async (): Promise<unknown> => await sumDays({ database }, systemContext()),
    pack: async (): Promise<number> => await packClosed({ ...cases, files }, systemContext()),
    packLate: async (): Promise<number> => {
      const { today } = systemContext()
      if (lookedBackOn === today) return 0
      lookedBackOn = today
      return await packMissed({ ...cases, files }, { today })
    },
    check: async (): Promise<number> =>
      isNight(clock.now()) ? await checkOldest({ ...cases, files }, systemContext()) : 0,
    redate: async (): Promise<unknown> => await redateCases(cases, systemContext()),
    deliver: async (): Promise<number> => await events.deliver(clock.now()),
    send: async (): Promise<unknown> => await deliverMessages(messages, () => clock.now()),
  }
}

const everyMinute = '* * * * *'
/** Between which hours files are read again, when nobody waits for the disk. Every job runs each minute, or the house would take it for dead. */
const [nightFrom, nightTo] = [2, 5]
function isNight(now: Date): boolean {
  const hour = hourOfInstant(now)
  return hour >= nightFrom && hour < nightTo
}
/** Each minute from two to five: 9,000 packages a night, three million a year. */
const deliveryRestMs = 200
const coreRestMs = 1000
const sendingRestMs = 1000
const listRestMs = 200
const listTurnsAtOnce = 8
const boundaryRestMs = 10_000

/** The same as jobs, each with its pace. */
export function jobsOf(work: Work): readonly Job[] {
  return [
    {
      name: 'audit.seal',
      cron: everyMinute,
      run: async () => {
        const today = work.today() // once: a day that turns in between would have no end
        const faults = await work.endDays(today)
        await work.seal(today)
        if (faults.length > 0) throw new PlainFault(faults.map(faultOf).join('; '))
      },
    },
    { name: 'cases.lapse', cron: everyMinute, run: async () => await work.lapse() },
    { name: 'cases.absences', cron: everyMinute, run: work.attend },
    { name: 'cases.follow-up', cron: everyMinute, run: work.follow },
    {
      name: 'cases.confirmations',
      cron: everyMinute,
      run: work.confirm,
    },
    { name: 'cases.others', cron: everyMinute, run: work.reach },
    { name: 'cases.kin', cron: everyMinute, run: work.kin },
    { name: 'mergers.take-place', cron: everyMinute, run: work.merge },
    {
      name: 'cases.ask-queued',
      cron: everyMinute,
      run: work.ask,
    },
    { name: 'cases.core', restMs: coreRestMs, run: async () => (await work.register()) > 0 },
    {
      name: 'batches.apply',
      restMs: listRestMs,
      run: async () => await work.applyLists(listTurnsAtOnce),
    },
    { name: 'materials.sweep', cron: everyMinute, run: work.sweep },
    { name: 'materials.scan', cron: everyMinute, run: work.scan },
    { name: 'commands.forget', cron: everyMinute, run: work.forget },
    {
      name: 'materials.orphans',
      cron: everyMinute,
      run: work.sweepLost,
    },
    {
      name: 'search.rebuild',
      cron: everyMinute,
      run: work.rebuild,
    },
    { name: 'cases.redate', cron: everyMinute, run: work.redate },
    { name: 'analytics.sum', cron: everyMinute, run: work.sum },
    { name: 'archives.pack', cron: everyMinute, run: work.pack },
    { name: 'archives.pack-missed', cron: everyMinute, run: work.packLate },
    { name: 'archives.check', cron: everyMinute, run: work.check },
    {
      name: 'events.deliver',
      restMs: deliveryRestMs,
      run: async () => (await work.deliver()) > 0,
    },
    {
      name: 'messages.send',
      restMs: sendingRestMs,
      run: async () => {
        await work.send()
        return false // at the pace of a gateway: who works at a counter does not feel it
      },
    },
    {
      name: 'running.boundaries',
      restMs: boundaryRestMs,
      run: async () => {
        await work.tellBoundaries()
        return false
      },
    },
    {
      name: 'clients.notices',
      restMs: sendingRestMs,
      run: async () => (await work.tellClients()) > 0,
    },
  ]
}
