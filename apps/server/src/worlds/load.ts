import { randomBytes } from 'node:crypto'

import { outlet } from '@tongban/contracts/agencies'
import type { Day } from '@tongban/policy'
import { Secret } from 'otpauth'
import { z } from 'zod'

import type { App } from '../app.ts'
import { demoCode, recordAccount } from '../modules/accounts/index.ts'
import { addAgencies } from '../modules/agencies/index.ts'
import { listDrafts, publishItem, shippedDeclarations, shippedDrafts } from '../modules/catalogue/index.ts'
import { recordSpans } from '../modules/contributions/index.ts'
import { insertRoster, registerEmployer } from '../modules/employers/index.ts'
import { insertEnrolment } from '../modules/enrolment/index.ts'
import { addOutlets } from '../modules/outlets/index.ts'
import { registerPerson } from '../modules/people/index.ts'
import { type NewStaff, registerStaff } from '../modules/staff/index.ts'
import { newId } from '../platform/context.ts'
import { query } from '../platform/database.ts'
import { cast } from './kaifeng/cast.ts'
import { kaifengAgencies, kaifengCity } from './kaifeng/city.ts'
import outletList from './kaifeng/outlets.json' with { type: 'json' }
import type { CityPlan, PlannedStaff } from './kaifeng/plan.ts'

/** A login of the demo, as `tongban demo logins` prints it. */
export interface DemoLogin {
  readonly role: string
  readonly hall: string
  readonly username: string
  readonly name: string
  /** Staff only. */
  readonly agencyId?: string
  readonly outletId?: string | null
  readonly password?: string
  readonly totpSecret?: string
  /** People only: the one-time code that a demo sends to every telephone, which is the user name. */
  readonly code?: string
}

/** A login of a member of staff of the demo. */
export type DemoStaffLogin = DemoLogin & Required<Omit<DemoLogin, 'code'>>

/** Which city is loaded. */
export interface CityInput {
  readonly seed: number
  readonly people: number
  readonly today: Day
  /** The provider that knows the staff by their user names, where there is one. */
  readonly openidIssuer?: string | undefined
  /** Told what is being done, for whoever waits. */
  readonly progress?: (sentence: string) => void
}

const outlets = z.array(outlet)
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
export function demoLogins(): DemoLogin[] {
  return [...demoStaffLogins(), ...demoPeopleLogins()]
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

/** The logins of the demo's staff: password and authenticator. */
export function demoStaffLogins(): DemoStaffLogin[] {
  return kaifengCity({ seed: 1, people: 10, today: '2026-01-01' }).staff.map((member) => ({
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
  { seed, people, today, openidIssuer, progress = () => undefined }: CityInput,
): Promise<void> {
  const plan = kaifengCity({ seed, people, today })
  progress(`${plan.agencies.length} agencies, ${outletList.length} outlets`)
  await addAgencies(app.database, kaifengAgencies)
  await addOutlets(app.database, outlets.parse(outletList))
  progress(`${plan.staff.length} staff`)
  const staff = plan.staff.map((member) => staffOf(member, openidIssuer))
  await registerStaff(app.database, app.secrets, staff, app.clock.now())
  const declarations = shippedDeclarations()
  progress(`${shippedDrafts().length} items, ${declarations.length} of them published`)
  await publishShipped(app)
  progress(`${plan.employers.length} employers, ${plan.persons.length} people`)
  await registerAll(app, plan)
}

function staffOf(member: PlannedStaff, issuer: string | undefined): NewStaff {
  const { username, name, role, post, agencyId, outletId } = member
  return {
    id: newId(),
    username,
    name,
    password: demoPassword,
    totpSecret: secretOf(username),
    openid: issuer === undefined ? null : { issuer, subject: username },
    grants: [{ role, post, agencyId, outletId, from: '2020-01-01', to: null }],
  }
}

/** The shipped drafts are listed and the shipped declarations published, by the command a manager uses. */
async function publishShipped(app: App): Promise<void> {
  const { database, cases, registry } = app
  await listDrafts(database, shippedDrafts())
  for (const declaration of shippedDeclarations()) {
    const command = { route: 'shipped', key: randomBytes(12).toString('hex'), body: declaration }
    await publishItem(
      { database, catalogue: cases.catalogue, registry },
      app.systemContext(),
      command,
      declaration,
    )
  }
}

const peopleAtOnce = 100

async function registerAll(app: App, plan: CityPlan): Promise<void> {
  const { database, secrets, clock } = app
  const [now, today] = [clock.now(), clock.today()]
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
  for (let start = 0; start < plan.persons.length; start += peopleAtOnce) {
    await database.transaction({ path: 'worker' }, async (tx) => {
      for (const [at, person] of plan.persons.slice(start, start + peopleAtOnce).entries()) {
        const subjectId = personIds[start + at] ?? ''
        const former =
          person.formerNumber === null ? [] : [{ kind: 'resident', number: person.formerNumber } as const]
        const documents = [...person.documents, ...former]
        tx.record(
          ...registerPerson(
            secrets,
            { ...person, documents, subjectId, status: 'registered' },
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
}
