import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { dayOf } from '@tongban/policy'
import { expect, test } from 'vitest'
import { z } from 'zod'

import { type Answered, sendUntilAnswered, signInAt } from '../test/client.ts'
import { temporaryFolder } from '../test/folder.ts'
import { publishOver, type Sends } from '../test/published.ts'
import { type RealServer, realServer } from '../test/real-server.ts'
import { examineAudit } from './audit-verify.ts'
import { withClient } from './platform/client.ts'
import { loadKeys } from './platform/keys.ts'
import { sealHeadsBeside } from './platform/seal-head.ts'
import { kaifengCity } from './worlds/kaifeng/city.ts'
import { diceOf } from './worlds/kaifeng/random.ts'

/** Set `TONGBAN_SEED` to the number that a failure tells to have the same kills again. */
const seed = Number(process.env['TONGBAN_SEED'] ?? Date.now() % 1_000_000)
const long = process.env['TONGBAN_LONG'] === '1'
const deaths = long ? 20 : 2
const victims = ['server', 'postgres', 'both'] as const
/** Clerks at four counters; whoever they serve is insured anywhere in the city. */
const counters = ['410202-01', '410205-01', '410203-01', '410204-01']
const restMsMax = 900

/** What a clerk or officer sent, and the answer that he was given. */
interface Acknowledged {
  readonly path: string
  readonly cookie: string
  readonly key: string
  readonly content: object
  readonly answer: unknown
}

const answered = z.object({ id: z.string(), subject: z.string() })

test(
  `killed at random moments, server and PostgreSQL keep every acknowledged command exactly once (seed ${seed})`,
  async () => {
    const folder = temporaryFolder()
    const server = await realServer(folder)
    await server.start()
    const clerks = await openCounters(server)
    const stopping = new AbortController()
    const working = Promise.all(clerks.map(async (clerk) => await serveUntil(server, clerk, stopping.signal)))
    const dice = diceOf(seed)

    for (let death = 0; death < deaths; death += 1) {
      await sleep(dice.between(1, restMsMax))
      await die(server, long ? dice.oneOf(victims) : (victims[death] ?? 'both'))
    }
    await sleep(dice.between(1, restMsMax))
    stopping.abort()
    const sent = (await working).flat()

    expect(sent.length).toBeGreaterThan(deaths * 4)
    await allDelivered(folder)
    expect(await faultsOf(folder, sent)).toEqual([])
    expect(await examine(folder)).toMatchObject({ ok: true })
    expect(await answersThatDiffer(server, sent)).toEqual([])
    expect(await faultsOf(folder, sent)).toEqual([])
    expect(await server.stop()).toBe(0)
    expect(existsSync(join(folder, 'pg/postmaster.pid'))).toBe(false)
  },
  long ? 600_000 : 60_000,
)

async function die(server: RealServer, victim: (typeof victims)[number]): Promise<void> {
  const before = server.postgresPid()
  if (victim !== 'server') process.kill(before, 'SIGKILL')
  if (victim === 'postgres') return await server.readyOn((postgres) => postgres !== before)
  await server.kill()
  await server.start()
}

/** A clerk with his own people, each with the cookies of those who decide about them. */
interface Clerk {
  readonly cookie: string
  readonly people: readonly { identified: object; reviewer: string; approver: string }[]
}

/** Signs everybody in, one after the other: a code of the authenticator is good once. */
async function openCounters({ url }: RealServer): Promise<Clerk[]> {
  const administrator = await signInAt(url, 'system-administrator', '410200-01')
  const head = await signInAt(url, 'agency-head', '410200-01')
  const sending =
    (cookie: string): Sends =>
    async (path, body) =>
      (await acknowledged(url, cookie, path, body)).answer
  const begun = { from: 'nothing', code: declaration.code, name: '样例事项' } as const
  await publishOver(sending(administrator), sending(head), begun, declaration)
  const officers = new Map<string, { reviewer: string; approver: string }>()
  const clerks: Clerk[] = []
  const people = insured()
  for (const [at, counter] of counters.entries()) {
    const own = people.filter((_, place) => place % counters.length === at).slice(0, 3)
    for (const { agencyId } of own)
      if (!officers.has(agencyId))
        officers.set(agencyId, {
          reviewer: await signInAt(url, 'reviewer', agencyId),
          approver: await signInAt(url, 'approver', agencyId),
        })
    clerks.push({
      cookie: await signInAt(url, 'counter-clerk', counter),
      people: own.map(({ agencyId, identified }) => ({
        identified,
        ...(officers.get(agencyId) ?? { reviewer: '', approver: '' }),
      })),
    })
  }
  return clerks
}

/** People with a resident number and an open relation, as a clerk would identify them. */
function insured() {
  const today = dayOf(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10))
  const { persons } = kaifengCity({ seed: 20_261_124, people: 200, today })
  return persons.flatMap(({ name, documents: [document], enrolments: [enrolment], formerNumber }) =>
    document?.kind === 'resident' && enrolment !== undefined && formerNumber === null
      ? [
          {
            agencyId: enrolment.agencyId,
            identified: {
              subjectKind: 'person',
              identifiedBy: 'document',
              purpose: '办事',
              kind: document.kind,
              number: document.number,
              name,
            },
          },
        ]
      : [],
  )
}

/** Plays whole cases until told to stop: a case that has begun is played to its end, whatever dies meanwhile. */
async function serveUntil({ url }: RealServer, clerk: Clerk, signal: AbortSignal): Promise<Acknowledged[]> {
  const sent: Acknowledged[] = []
  const act = async (cookie: string, path: string, content: object) => {
    const done = await acknowledged(url, cookie, path, content)
    sent.push(done)
    return answered.parse(done.answer)
  }
  for (let turn = 0; !signal.aborted; turn += 1) {
    const person = clerk.people[turn % clerk.people.length]
    if (person === undefined) break
    const { subject } = await act(clerk.cookie, '/api/visits', person.identified)
    const form = { telephone: `138${String(turn).padStart(8, '0')}` }
    const handedIn = { subject, item: declaration.code, itemVersion: 1, form, materials: [] }
    const { id } = await act(clerk.cookie, '/api/cases', handedIn)
    const path = `/api/cases/${subject}/${id}`
    await act(clerk.cookie, `${path}/acceptance`, { version: 0 })
    await act(person.reviewer, `${path}/opinion`, { version: 1, favourable: true, note: '同意' })
    await act(person.approver, `${path}/decision`, { version: 2, grant: true, note: '' })
  }
  return sent
}

async function acknowledged(
  url: string,
  cookie: string,
  path: string,
  content: object,
): Promise<Acknowledged> {
  const key = randomUUID()
  const { status, body }: Answered = await sendUntilAnswered(url + path, cookie, key, content)
  if (status !== 200) throw new Error(`${path} answers ${status}: ${JSON.stringify(body)}`)
  return { path, cookie, key, content, answer: body }
}

/** The same commands under their keys once more. @returns those whose answer is not the first one */
async function answersThatDiffer({ url }: RealServer, sent: readonly Acknowledged[]): Promise<object[]> {
  const differ: object[] = []
  for (const { path, cookie, key, content, answer } of sent) {
    const again = await sendUntilAnswered(url + path, cookie, key, content)
    if (JSON.stringify(again) !== JSON.stringify({ status: 200, body: answer }))
      differ.push({ path, key, answer, again })
  }
  return differ
}

async function allDelivered(folder: string): Promise<void> {
  const waiting = async () => await rowsOf(folder, 'select from events.delivery')
  await expect.poll(waiting, { timeout: 30_000 }).toEqual([])
}

async function examine(folder: string) {
  const keys = loadKeys(join(folder, 'keys.json'), { mode: 'demo', create: false })
  return await examineAudit(connectionOf(folder), keys, {
    heads: sealHeadsBeside(join(folder, 'keys.json')),
    roots: [],
  })
}

/** What the database does not hold as it was acknowledged, or holds more than once, or half. */
async function faultsOf(folder: string, sent: readonly Acknowledged[]): Promise<object[]> {
  const idsOf = (route: string): string[] =>
    sent.filter(({ path }) => path === route).map(({ answer }) => answered.parse(answer).id)
  return [
    ...(await rowsOf(folder, eachCommand, [
      JSON.stringify(sent.map(({ key, answer }) => ({ key, answer }))),
    ])),
    ...(await rowsOf(folder, eachCase, [idsOf('/api/cases'), declaration.code])),
    ...(await rowsOf(folder, eachVisit, [idsOf('/api/visits')])),
  ]
}

const eachCommand = `
  select sent.key, count(a.key)::int as stored from jsonb_to_recordset($1) as sent (key text, answer jsonb)
  left join commands.answer a on a.key = sent.key and a.answer = sent.answer group by sent.key having count(a.key) <> 1`

/** Every case of the item, known to a clerk or not, with all that four acts write. */
const eachCase = `
  with known as (
    select coalesce(c.id, k.id) as id, c.subject_id, c.stage, c.outcome, c.version, c.last_seq, k.id is not null as acknowledged
    from (select * from cases."case" where item = $2) c full join unnest($1::uuid[]) k (id) on k.id = c.id),
  counted as (
    select id, acknowledged, stage, outcome, version, last_seq,
      (select string_agg(kind, ' ' order by seq) from cases.event e where e.case_id = known.id) as events,
      (select array_agg(seq order by seq) from cases.event e where e.case_id = known.id) as seqs,
      (select string_agg(kind || case when done_at is null then ' open' else '' end, ' ' order by opened_at, id) from cases.task t where t.case_id = known.id) as tasks,
      (select count(*) from cases.number n where n.case_id = known.id) as numbers,
      (select count(*) from people.contact p where p.cause = known.id) as effects,
      (select string_agg(kind, ' ' order by seq) from analytics.act a where a.case_id = known.id) as counted
    from known)
  select to_jsonb(counted) as fault from counted
  where (acknowledged, stage, outcome, version, last_seq, events, seqs, tasks, numbers, effects, counted) is distinct from
    (true, 'closed', 'completed', 3, 4, 'handed-in accepted opinion-given decided', array[1, 2, 3, 4], 'accept review decide', 1::bigint, 1::bigint, 'handed-in accepted closed')`

const eachVisit = `
  select id, (select count(*) from visits.visit v where v.id = k.id)::int as rows,
    (select count(*) from audit.entry e where e.visit_id = k.id and e.act = 'visits.open')::int as looks
  from unnest($1::uuid[]) k (id)
  where (select count(*) from visits.visit v where v.id = k.id) <> 1
     or not exists (select from audit.entry e where e.visit_id = k.id and e.act = 'visits.open')`

async function rowsOf(folder: string, text: string, values: unknown[] = []): Promise<object[]> {
  return await withClient(connectionOf(folder), async (client) => {
    const { rows } = await client.query<object>(text, values)
    return rows
  })
}

function connectionOf(folder: string) {
  return { host: join(folder, 'pg'), port: 5432, user: 'tongban', database: 'tongban' }
}

const text = (zh: string) => ({ 'zh-CN': zh })
/** An item with acceptance, review and decision by three people, and an effect on the record. */
const declaration = {
  code: 'planted-two-steps',
  names: text('三个人办的事项'),
  category: 'information',
  applicants: ['person'],
  nationalCode: null,
  implementingCode: null,
  leafCode: null,
  basis: ['社会保险经办条例第10条'],
  certainty: 'source',
  kind: 'promised',
  reach: 'province',
  halls: ['counter'],
  limits: {
    statutory: { length: 10, unit: 'working-days', source: '社会保险经办条例第10条', certainty: 'source' },
    guide: null,
    promised: null,
  },
  form: [{ key: 'telephone', label: text('电话'), type: 'telephone', required: true }],
  materials: [],
  routing: 'enrolment',
  checks: [],
  steps: [
    { key: 'first', name: text('初审'), act: 'review', role: 'reviewer' },
    { key: 'last', name: text('复核'), act: 'decide', role: 'approver' },
  ],
  fourEyes: true,
  effect: { name: 'people.change-contact', input: { telephone: { field: 'telephone' } } },
  result: [{ 'zh-CN': '回执' }],
  archive: { class: 'person-registration', term: 100 },
}
