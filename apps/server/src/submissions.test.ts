import { randomUUID } from 'node:crypto'
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { addDays, dayOf } from '@tongban/policy'
import type { LightMyRequestResponse } from 'fastify'
import { afterAll, expect, test } from 'vitest'

import { auditFaults } from '../test/audit-faults.ts'
import { letAct, plantClient } from '../test/clients.ts'
import { type CorePlay, startCore } from '../test/core.ts'
import { plantKinds } from '../test/kinds.ts'
import { answer } from '../test/scene.ts'
import { type Behaviour, startGateway } from '../test/sms-gateway.ts'
import { createWorld, photograph, type Signed } from '../test/world.ts'
import { registerInCore } from './modules/cases/index.ts'
import { deliverMessages } from './modules/messages/index.ts'
import { withClient } from './platform/client.ts'
import { query } from './platform/database.ts'
import { minutesFrom } from './platform/instants.ts'
import { kaifengCity } from './worlds/kaifeng/city.ts'
import { diceOf } from './worlds/kaifeng/random.ts'

/** Set `TONGBAN_SEED` to the number that a failure tells to have the same faults again. */
const seed = Number(process.env['TONGBAN_SEED'] ?? Date.now() % 1_000_000)
const long = process.env['TONGBAN_LONG'] === '1'
const submissions = long ? 10_000 : 200
const atOnce = 8
const triesAtMost = 25
const [before, after] = [dayOf('2026-03-31'), dayOf('2026-04-01')]

const gateway = await startGateway()
afterAll(() => gateway.close())
const core = await startCore()
const world = await createWorld({
  today: before,
  people: 120,
  core: core.address,
  sms: { url: gateway.url, secret: 'shared' },
})
const agency = '410205-01'
const system = await world.signIn(world.username('system-administrator', '410200-01'))
await plantKinds(world, system)
const acceptor = await world.signIn(await world.hire('reviewer', agency))
const reviewer = await world.signIn(world.username('reviewer', agency))
const approver = await world.signIn(world.username('approver', agency))
const bank = await plantClient(world, system, { handInsADay: 1_000_000, expiresOn: '2026-12-31' })
const people = await customers()
const dice = diceOf(seed)

/** How one submission ended for who made it. */
type End =
  | { readonly end: 'accepted'; readonly url: string; readonly id: string }
  /** He is told what is missing, and where. */
  | { readonly end: 'needs-you'; readonly code: string; readonly fields: number }
  /** He is told that it failed, by a code and a number for the support. */
  | { readonly end: 'failed-and-told'; readonly code: string }

test(
  `of ${submissions} submissions with faults at every boundary each is accepted, needs its sender, or failed and he was told; the counts balance (seed ${seed})`,
  async () => {
    const ends: End[] = []
    let next = 0
    const worker = async (): Promise<void> => {
      while (next < submissions) {
        const at = next++
        await disturb(at)
        ends.push(await submit(at))
      }
    }
    await Promise.all(Array.from({ length: atOnce }, worker))
    await settle()

    const accepted = ends.filter(({ end }) => end === 'accepted')
    const asked = ends.filter(({ end }) => end === 'needs-you')
    expect(people.length).toBeGreaterThan(3)
    expect(ends).toHaveLength(submissions)
    expect(new Set(asked.map((one) => one.end === 'needs-you' && one.code))).toEqual(new Set(['cases.form']))
    expect(asked).toHaveLength(Math.ceil(submissions / 20))
    expect(ends.filter((one) => one.end === 'needs-you' && one.fields === 0)).toEqual([])
    expect(ends.filter((one) => one.end === 'failed-and-told' && !one.code.startsWith('general.'))).toEqual(
      [],
    )
    expect(accepted.length).toBeGreaterThan(submissions * 0.8)
    expect(await balanceOf()).toEqual({
      cases: accepted.length,
      ofBothMonths: true,
      nobodys: 0,
      unwritten: 0,
      writtenTwice: 0,
      undelivered: 0,
      unsent: 0,
    })
    expect(retried).toBeGreaterThan(0) // what was cut was felt
    expect(await doneInCore()).toEqual(await doneHere())
    expect(await auditFaults(world)).toEqual([])
  },
  long ? 1_800_000 : 120_000,
)

/** Whom the bank may act for: insured at one agency, each with his own telephone. */
async function customers(): Promise<{ subject: string; telephone: string }[]> {
  const { persons } = kaifengCity({ seed: 7, people: 120, today: before })
  const insured = persons.filter(
    ({ enrolments: [first], telephone }) => first?.agencyId === agency && telephone !== null,
  )
  const known: { subject: string; telephone: string }[] = []
  for (const { telephone, name, documents } of insured.slice(0, 6)) {
    const [document] = documents
    const who = await world.enter(telephone ?? '')
    const own = { name, kind: document?.kind, number: document?.number }
    const { subject } = await answer<{ subject: string }>(who.post('/api/accounts/own/bindings', own))
    await letAct(who, subject, bank.id, addDays(before, 200))
    known.push({ subject, telephone: telephone ?? '' })
  }
  return known
}

/** One submission in full: handed in, sometimes with a photograph, accepted, reviewed and decided; each act is sent until it is answered. */
async function submit(at: number): Promise<End> {
  const { subject, telephone } = people[at % people.length] ?? { subject: '', telephone: '' }
  if (at % 7 === 0) await uploaded(subject)
  const isFaulty = at % 20 === 0
  const handed = await sent(bank.who, `/api/client/cases/${subject}`, {
    item: 'planted-remote',
    itemVersion: 1,
    form: isFaulty ? {} : { telephone },
    materials: [],
    reference: { number: `M7-${at}` },
  })
  const said = handed.json<{ id: string; code: string; fields: object[] }>()
  if (handed.statusCode >= 500) return { end: 'failed-and-told', code: said.code }
  if (handed.statusCode >= 400) return { end: 'needs-you', code: said.code, fields: said.fields.length }
  const url = `/api/cases/${subject}/${said.id}`
  await sent(acceptor, `${url}/acceptance`, { version: 0 })
  await sent(reviewer, `${url}/opinion`, { version: 1, favourable: true, note: '' })
  await sent(approver, `${url}/decision`, { version: 2, grant: true, note: '' })
  return { end: 'accepted', url, id: said.id }
}

let retried = 0

/** The same command under the same key until the server answers for itself; what it last said. */
async function sent(who: Signed, url: string, body: object): Promise<LightMyRequestResponse> {
  const key = randomUUID()
  let reply = await who.post(url, body, key)
  for (let tries = 1; reply.statusCode >= 500 && tries < triesAtMost; tries += 1) {
    retried += 1
    await sleep(20 * tries)
    reply = await who.post(url, body, key)
  }
  return reply
}

/** A photograph that a full or broken disk may refuse: then it is told, and sent again later or not at all. */
async function uploaded(subject: string): Promise<void> {
  const reply = await bank.who.upload(`/api/client/files/${subject}`, photograph)
  const isTold = reply.statusCode === 200 || reply.json<{ code: string }>().code !== ''
  expect(isTold).toBe(true)
}

const gatewayFaults: readonly Behaviour[] = ['busy', 'hangs-up', 'takes-and-hangs-up', 'refuses', 'takes']
const corePlays: readonly CorePlay[] = ['ok', 'slow', 'twice', 'wrong', 'reordered', 'down', 'refuse']

/** What goes wrong around the submission at this place. */
async function disturb(at: number): Promise<void> {
  if (at === Math.floor(submissions / 2)) world.setDay(after) // the month ends while people hand in
  if (at % 11 === 3) gateway.play(dice.oneOf(gatewayFaults), dice.oneOf(gatewayFaults))
  if (at % 13 === 5) await core.play(dice.oneOf(corePlays))
  if (at % 17 === 7) await cutConnections()
  if (at % 21 === 0) breakFiles()
  if (at % 9 === 4) await round(at % 5)
}

/** Every connection of the server to the database ends at this moment. */
async function cutConnections(): Promise<void> {
  await withClient(world.connection, async (client) => {
    await client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
    )
  })
}

/** For a moment nothing can be written where files lie. */
function breakFiles(): void {
  const [folder, aside] = [join(world.folder, 'files'), join(world.folder, 'files-aside')]
  try {
    renameSync(folder, aside)
    writeFileSync(folder, '')
    setTimeout(() => {
      rmSync(folder)
      renameSync(aside, folder)
    }, 15)
  } catch {
    // there are no files yet, or they are away already
  }
}

let later = 0

/** What the jobs do, some minutes later; what a cut breaks is done in the next round. */
async function round(minutes: number): Promise<void> {
  later += minutes
  const context = world.systemContext()
  const now = minutesFrom(context.now, later)
  await Promise.allSettled([
    deliverAll(now),
    registerInCore(world.cases, { core: core.address }, { ...context, now }),
    deliverMessages(world.messages, () => now),
  ])
}

async function deliverAll(now: Date): Promise<void> {
  while ((await world.events.deliver(now)) > 0);
}

/** Until nothing is under way any more: hours pass, and everything outside works again. */
async function settle(): Promise<void> {
  await core.play('ok')
  gateway.play()
  await sleep(100)
  const rounds = 40 + submissions / 10
  for (let at = 0; at < rounds; at += 1) await round(at < 20 ? 6 : 130)
}

const balance = query<Record<string, number>>(
  `select (select count(*)::int from cases."case" where client_id = $1) as cases,
     (select count(distinct submitted_on)::int from cases."case" where client_id = $1) as days,
     (select count(*)::int from cases."case" c where client_id = $1 and stage <> 'closed'
        and not exists (select from cases.task t where t.case_id = c.id and t.done_at is null)) as nobodys,
     (select count(*)::int from cases."case" c where client_id = $1 and outcome = 'completed'
        and not exists (select from people.contact p where p.subject_id = c.subject_id and p.cause = c.id)) as unwritten,
     (select count(*)::int from (select cause from people.contact group by cause, subject_id having count(*) > 1) twice) as twice,
     (select count(*)::int from events.delivery) as undelivered,
     (select count(*)::int from messages.message where planned is null)
       + (select count(*)::int from messages.sending where state not in ('sent', 'dead', 'told-otherwise')) as unsent`,
)

/** What stands in the database against what was answered: each case ended or somebody's, each record written once, everything told. */
async function balanceOf() {
  const [[row]] = await world.database.read({ path: 'worker' }, balance(bank.id))
  return {
    cases: row?.['cases'],
    ofBothMonths: row?.['days'] === 2,
    nobodys: row?.['nobodys'],
    unwritten: row?.['unwritten'],
    writtenTwice: row?.['twice'],
    undelivered: row?.['undelivered'],
    unsent: row?.['unsent'],
  }
}

const completedOf = query<{ subject_id: string; count: number }>(
  `select subject_id, count(*)::int as count from cases.core_command where state = 'confirmed' group by subject_id order by subject_id`,
)

async function doneHere(): Promise<Record<string, number>> {
  const [rows] = await world.database.read({ path: 'worker' }, completedOf())
  return Object.fromEntries(rows.map(({ subject_id, count }) => [subject_id, count]))
}

/** How many commands the core has done for each, once each by their keys. */
async function doneInCore(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { subject } of people.toSorted((one, other) => (one.subject < other.subject ? -1 : 1))) {
    const done = (await core.commandsOf(subject)).filter(({ state }) => state === 'confirmed')
    if (done.length > 0) counts[subject] = done.length
  }
  return counts
}
