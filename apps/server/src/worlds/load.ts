import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'

import { addDays, type Day } from '@tongban/policy'
import { Secret } from 'otpauth'

import type { App } from '../app.ts'
import { demoCode, recordAccount } from '../modules/accounts/index.ts'
import { addAgencies } from '../modules/agencies/index.ts'
import { recordWindow } from '../modules/calendar/index.ts'
import {
  listKnown,
  publishItem,
  publishShippedBundles,
  shippedDeclarations,
  shippedDrafts,
} from '../modules/catalogue/index.ts'
import { recordSpans } from '../modules/contributions/index.ts'
import { insertRoster, registerEmployer } from '../modules/employers/index.ts'
import { insertEnrolment } from '../modules/enrolment/index.ts'
import { insertMandate } from '../modules/mandates/index.ts'
import { passOver } from '../modules/messages/index.ts'
import { addOutlets } from '../modules/outlets/index.ts'
import { registerPerson } from '../modules/people/index.ts'
import { rebuildSearch } from '../modules/search/index.ts'
import { type NewStaff, registerStaff } from '../modules/staff/index.ts'
import { dayOfInstant } from '../platform/clock.ts'
import { newId, systemActor } from '../platform/context.ts'
import { query } from '../platform/database.ts'
import { planCases } from './kaifeng/cases.ts'
import { cast } from './kaifeng/cast.ts'
import { fullStaff, kaifengCity } from './kaifeng/city.ts'
import { plannedMandates } from './kaifeng/mandates.ts'
import { planNaming } from './kaifeng/naming.ts'
import type { CityPlan, PlannedStaff } from './kaifeng/plan.ts'
import { planPractice } from './kaifeng/practice.ts'
import { diceOf } from './kaifeng/random.ts'
import { kaifengStaff } from './kaifeng/staff.ts'
import { plannedWindows } from './kaifeng/windows.ts'
import { playCases, playNaming, type StandingCity, workingDaysBefore } from './play.ts'

/** A login of the demo, as `tongban demo logins` prints it. */
export interface DemoLogin {
  readonly role: string
  readonly hall: string
  readonly username: string
  readonly name: string
  /** Of who acts for an employer: its name. */
  readonly employer?: string
  /** Staff only. */
  readonly agencyId?: string
  readonly outletId?: string | null
  readonly password?: string
  readonly totpSecret?: string
  /** People only: the one-time code that a demo sends to every telephone, which is the user name. */
  readonly code?: string
}

/** A login of a member of staff of the demo. */
export type DemoStaffLogin = DemoLogin & Required<Omit<DemoLogin, 'code' | 'employer'>>

/** Which city is loaded. */
export interface CityInput {
  readonly seed: number
  readonly people: number
  /** All outlets, 600 employers, and the other places of the stories. */
  readonly full?: boolean
  /** How many cases of the half year before today. */
  readonly cases?: number
  /** A few cases of employers that name people, one for each state of a confirmation. */
  readonly naming?: boolean
  /** How many cases of the last days that nobody has looked at, for who practises. */
  readonly practice?: number
  readonly today: Day
  /** The provider that knows the staff by their user names, where there is one. */
  readonly openidIssuer?: string | undefined
  /** Told what is being done, for whoever waits. */
  readonly progress?: (sentence: string) => void
}

const tellCalendar = query(`select pg_notify('calendar', '')`)
const anyAgency = query<{ id: string }>('select id from agencies.agency limit 1')
const anyStaff = query<{ id: string }>('select id from staff.staff limit 1')
/** One password for all of the demo; production refuses it with the rest of the demo. */
const demoPassword = 'tongban-demo'
const halls: Readonly<Record<string, string>> = {
  'counter-clerk': 'counter',
  'counter-supervisor': 'counter',
  reviewer: 'office',
  approver: 'office',
  manager: 'direction',
}

/** Whether nothing has been loaded yet. */
export async function isEmpty({ database }: App): Promise<boolean> {
  const [agencies, staff] = await database.read({ path: 'worker' }, anyAgency(), anyStaff())
  return agencies.length === 0 && staff.length === 0
}

/** The logins of the demo city, of staff and people; the same on every machine, and refused outside demo mode. */
export function demoLogins(full: boolean): DemoLogin[] {
  return [...demoStaffLogins(full), ...demoPeopleLogins(), ...demoEmployerLogins()]
}

/** Telephones of the people of the stories; a couple shares one. */
function demoPeopleLogins(): DemoLogin[] {
  const { persons } = kaifengCity({ seed: 1, people: 20, today: '2026-01-01' })
  const byTelephone = Map.groupBy(persons.slice(0, cast.length), ({ telephone }) => telephone)
  return [...byTelephone].map(([username, members]) => ({
    role: 'person',
    hall: 'person',
    username,
    name: members.map(({ name }) => name).join('、'),
    code: demoCode,
  }))
}

/** Who acts for employers logs in as himself; one line for each employer. */
function demoEmployerLogins(): DemoLogin[] {
  const { persons, employers } = kaifengCity({ seed: 1, people: 20, today: '2026-01-01' })
  return plannedMandates.flatMap(({ employer, principal, clerks }) =>
    [principal, ...clerks].map((at, order) => ({
      role: order === 0 ? 'principal' : 'clerk',
      hall: 'employer',
      username: persons[at]?.telephone ?? '',
      name: persons[at]?.name ?? '',
      employer: employers[employer]?.name ?? '',
      code: demoCode,
    })),
  )
}

/** The logins of the demo's staff, of the full city or of the small one: password and authenticator. */
export function demoStaffLogins(full = false): DemoStaffLogin[] {
  return (full ? fullStaff() : kaifengStaff).map((member) => ({
    role: member.role,
    hall: halls[member.role] ?? 'administration',
    username: member.username,
    name: member.name,
    agencyId: member.agencyId,
    outletId: member.outletId,
    password: demoPassword,
    totpSecret: secretOf(member.username),
  }))
}

/** The people whom the stories are about, who are the same on every day, and an employer. */
export function demoVisitors(seed: number): { name: string; document: string; number: string }[] {
  const { persons, employers } = kaifengCity({ seed, people: 20, today: '2026-01-01' })
  const people = persons
    .slice(0, cast.length)
    .flatMap(({ name, documents: [document] }) =>
      document === undefined ? [] : [{ name, document: document.kind, number: document.number }],
    )
  const [employer] = employers
  return employer === undefined
    ? people
    : [...people, { name: employer.name, document: 'uscc', number: employer.uscc }]
}

function secretOf(username: string): string {
  return new Secret({
    buffer: Uint8Array.from(Buffer.from(`tongban-${username}`.padEnd(20, '.').slice(0, 20))).buffer,
  }).base32
}

/** Brings a city into being through the same commands as real data. */
export async function loadCity(
  app: App,
  {
    seed,
    people,
    full = false,
    cases = 0,
    naming = false,
    practice = 0,
    today,
    openidIssuer,
    progress = () => undefined,
  }: CityInput,
): Promise<void> {
  const plan = kaifengCity({ seed, people, today, full })
  progress(`${plan.agencies.length} agencies, ${plan.outlets.length} outlets`)
  await addAgencies(app.database, plan.agencies)
  await addOutlets(app.database, plan.outlets)
  await publishWindows(app, plan, today)
  progress(`${plan.staff.length} staff`)
  const staff = plan.staff.map((member) => staffOf(member, openidIssuer))
  await registerStaff(app.database, app.secrets, staff, app.clock.now())
  const declarations = shippedDeclarations()
  progress(`${shippedDrafts().length} items, ${declarations.length} of them published`)
  const hasCases = cases > 0 || naming
  const begun = hasCases ? beforeCases(today) : app.clock.now()
  await publishShipped(app, begun)
  progress(`${plan.employers.length} employers, ${plan.persons.length} people`)
  const ids = await registerAll(app, plan, begun)
  await rebuildSearch(app)
  if (hasCases)
    await loadCases(
      app,
      { ...ids, plan, staffIds: staff.map(({ id }) => id) },
      { seed, cases, naming, practice, today, progress },
    )
}

/** Half a year of cases, each on its own days; figures and seals are made of them at the end. */
async function loadCases(
  app: App,
  city: StandingCity,
  {
    seed,
    cases,
    naming,
    practice,
    today,
    progress,
  }: Required<Pick<CityInput, 'seed' | 'cases' | 'naming' | 'practice' | 'today' | 'progress'>>,
): Promise<void> {
  const { catalogue, outlets } = app.cases
  await knowsCity(app, city.plan)
  const workingDays = workingDaysBefore(app, today, halfYearDays)
  const granted = (outletId: string, act: 'hand-in' | 'accept', item: string, day: Day): boolean => {
    const declaration = catalogue.current(item)?.declaration
    return declaration !== undefined && outlets.granted(outletId, act, declaration, day)
  }
  const planned = planCases({
    dice: diceOf(seed + 3),
    plan: city.plan,
    count: cases,
    workingDays,
    today,
    spared: cast.length,
    granted,
  })
  progress(`${planned.length} cases from ${workingDays[0] ?? today} on`)
  const playing = { app, city, workingDays, today, progress }
  await playCases(playing, planned)
  const taken = new Set(planned.flatMap(({ of, subject }) => (of === 'person' ? [subject] : [])))
  const toPractise = planPractice({
    plan: city.plan,
    count: practice,
    workingDays,
    spared: cast.length,
    taken,
  })
  await playCases(playing, toPractise)
  for (const { subject } of toPractise) taken.add(subject)
  if (naming)
    await playNaming(
      playing,
      planNaming({
        plan: city.plan,
        workingDays,
        spared: cast.length,
        taken,
        mayAccept: (outletId) => granted(outletId, 'accept', 'employee-registration', today),
      }),
    )
  progress('figures and seals')
  await app.deliverEvents()
  await app.seal()
  await passOver(app, app.clock.now())
}

/** Agencies and outlets are kept in memory and read again when the database says so: that takes a moment. */
async function knowsCity({ cases: { agencies, outlets, catalogue } }: App, plan: CityPlan): Promise<void> {
  await catalogue.refresh()
  for (let waited = 0; waited < knowingMsMax; waited += restMs) {
    if (agencies.all().length >= plan.agencies.length && outlets.all().length >= plan.outlets.length) return
    await sleep(restMs)
  }
  throw new Error('The server was not told of its agencies and outlets.')
}

/** Afterwards the payment run of the month is made up. */
const lastDayBeforePayment = 10

/** Of every agency the windows of staff changes and of the pensions' payment, from last month on for a year: to the twentieth, as many agencies have it. */
async function publishWindows({ database, clock }: App, plan: CityPlan, today: Day): Promise<void> {
  const windows = [
    ...plannedWindows(today).map((window) => ({ ...window, kind: 'staff-changes' })),
    ...plannedWindows(today, lastDayBeforePayment).map((window) => ({ ...window, kind: 'pension-payment' })),
  ]
  await database.transaction({ path: 'worker' }, async (tx) =>
    tx.record(
      ...plan.agencies.flatMap(({ id: agencyId }) =>
        windows.map((window) => recordWindow({ ...window, agencyId }, systemActor, clock.now())),
      ),
      tellCalendar(),
    ),
  )
}

function staffOf(member: PlannedStaff, issuer: string | undefined): NewStaff {
  const { username, name, role, post, agencyId, outletId } = member
  return {
    id: newId(),
    username,
    name,
    password: demoPassword,
    passwordIsPublic: true,
    totpSecret: secretOf(username),
    openid: issuer === undefined ? null : { issuer, subject: username },
    grants: [{ role, post, agencyId, outletId, from: '2020-01-01', to: null }],
  }
}

/**
 * The shipped drafts are listed and the shipped declarations published, by the command a manager uses.
 * @param now before the first case: figures of a month count the items that were offered in it
 */
async function publishShipped(app: App, now: Date): Promise<void> {
  const { database, cases, registry } = app
  const context = { ...app.systemContext(), now }
  await listKnown(database, shippedDrafts())
  for (const declaration of shippedDeclarations()) {
    const command = { route: 'shipped', key: randomBytes(12).toString('hex'), body: declaration }
    await publishItem({ database, catalogue: cases.catalogue, registry }, context, command, declaration)
  }
  await publishShippedBundles({ database, catalogue: cases.catalogue, registry }, context, true)
}

const halfYearDays = 183
const [knowingMsMax, restMs] = [10_000, 20]
const peopleAtOnce = 100
const lanes = 8

/** Who comes to a counter in the half year was in the register before it, and what he asks for was offered. */
function beforeCases(today: Day): Date {
  return new Date(`${addDays(today, -halfYearDays - 7)}T08:00:00+08:00`)
}

async function registerAll(
  { database, secrets }: App,
  plan: CityPlan,
  now: Date,
): Promise<Pick<StandingCity, 'personIds' | 'employerIds'>> {
  const today = dayOfInstant(now)
  const employerIds = plan.employers.map(() => newId())
  const personIds = plan.persons.map(() => newId())
  const cause = newId()
  await database.transaction({ path: 'worker' }, async (tx) => {
    for (const [at, employer] of plan.employers.entries()) {
      const { uscc, name, agencyId, address, telephone } = employer
      const legalRepresentative = plan.persons[employer.legalRepresentative]?.name ?? null
      tx.record(
        ...registerEmployer(
          { subjectId: employerIds[at] ?? '', uscc, name, agencyId, address, telephone, legalRepresentative },
          { now, today, cause },
        ),
      )
    }
  })
  const register = async (start: number): Promise<void> => {
    await database.transaction({ path: 'worker' }, async (tx) => {
      for (const [at, person] of plan.persons.slice(start, start + peopleAtOnce).entries()) {
        const subjectId = personIds[start + at] ?? ''
        const former =
          person.formerNumber === null ? [] : [{ kind: 'resident', number: person.formerNumber } as const]
        const documents = [...person.documents, ...former]
        tx.record(
          ...registerPerson(
            secrets,
            { ...person, telephoneFrom: 'person', documents, subjectId, status: 'registered' },
            { now, today, cause, agencyId: null },
          ),
        )
        for (const { scheme, agencyId, employer, validFrom } of person.enrolments)
          tx.record(
            insertEnrolment(
              subjectId,
              newId(),
              scheme,
              agencyId,
              employer === null ? null : employerIds[employer],
              validFrom,
              now,
              cause,
            ),
          )
        const spans = person.contributions.map(({ employer, ...span }) => ({
          ...span,
          employerId: employer === null ? null : (employerIds[employer] ?? null),
        }))
        tx.record(...recordSpans(subjectId, spans, { now, cause }))
      }
    })
  }
  let start = -peopleAtOnce
  const lane = async (): Promise<void> => {
    while (start + peopleAtOnce < plan.persons.length) await register((start += peopleAtOnce))
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  const known = plan.persons.slice(0, cast.length).map(({ telephone }, at) => ({ telephone, at }))
  await database.transaction({ path: 'worker' }, async (tx) => {
    for (const [telephone, members] of Map.groupBy(known, (member) => member.telephone))
      tx.record(
        ...recordAccount(
          secrets,
          telephone,
          members.map(({ at }) => personIds[at] ?? ''),
          now,
        ),
      )
    for (const { employer, principal, clerks } of plannedMandates)
      for (const [order, at] of [principal, ...clerks].entries())
        tx.record(
          insertMandate(
            employerIds[employer],
            newId(),
            personIds[at],
            plan.persons[at]?.name,
            order === 0 ? 'principal' : 'clerk',
            today,
            null,
            systemActor,
            now,
          ),
        )
    for (const [at, employer] of plan.employers.entries())
      for (const { person, from } of employer.roster)
        tx.record(
          insertRoster(
            employerIds[at],
            newId(),
            personIds[person],
            plan.persons[person]?.name,
            from,
            null,
            now,
            cause,
          ),
        )
  })
  return { personIds, employerIds }
}
