import type { BundleView } from '@tongban/contracts/bundles'
import type { CaseDetail, CaseView } from '@tongban/contracts/cases'
import type { RosterMember } from '@tongban/contracts/enrolment'
import { memberAnswer } from '@tongban/contracts/roster-member'
import { type Day, dayOf, maskIdentityNumber } from '@tongban/policy'
import { expect, test } from 'vitest'
import { z } from 'zod'

import { auditFaults } from '../../../test/audit-faults.ts'
import { joiner, joinsOf } from '../../../test/bundles.ts'
import { type CorePlay, startCore } from '../../../test/core.ts'
import { answer, openScene } from '../../../test/scene.ts'
import { createWorld, photograph } from '../../../test/world.ts'
import { query } from '../../platform/database.ts'
import { minutesFrom } from '../../platform/instants.ts'
import { registerInCore } from '../cases/index.ts'

const department = await startCore('department')
const { url, secret } = department.address
const ports = {
  core: undefined,
  departments: new Map([['employment', { url, secret, path: '/department/commands' }]]),
}
const world = await createWorld({ departments: { employment: { url, secret } } })
const { principal, employer, reviewer } = await openScene(world)
const worker = { path: 'worker' } as const
const stands = query<{ stands: string; hold: object | null; task: string | null }>(
  `select coalesce(c.outcome, c.stage) as stands, c.hold, (select t.kind from cases.task t where t.subject_id = c.subject_id and t.case_id = c.id and t.done_at is null) as task
   from cases."case" c where c.subject_id = $1 and c.id = $2`,
)
const contract = { 'contract-ends': '2027-03-01' }
const commands = query<{ state: string; may_be_there: boolean }>(
  `select state, may_be_there from cases.core_command where subject_id = $1 and case_id = $2 order by turn`,
)
/** Every id of ours is a UUID. */
const idOfOurs = /[\da-f]{8}-[\da-f]{4}-/
let later = 0

/** Lets minutes pass and does what the job does. */
async function after(minutes: number, today?: Day): Promise<void> {
  later += minutes
  const system = world.systemContext(today)
  await registerInCore(world.cases, ports, { ...system, now: minutesFrom(system.now, later) })
}

/** Does what hangs on what has happened until now. */
async function followed(): Promise<void> {
  const now = minutesFrom(world.systemContext().now, later)
  while ((await world.cases.events.deliver(now)) > 0);
}

async function joins(
  play: CorePlay,
  changes: object = contract,
): Promise<{ bundle: BundleView; id: string }> {
  await department.play(play)
  const body = joinsOf(world, { rows: [joiner(changes)] })
  const bundle = await answer<BundleView>(principal.post(`/api/bundles/${employer}`, body))
  return { bundle, id: bundle.members.find(({ key }) => key === 'employment')?.case.id ?? '' }
}

const memberOf = async ({ id }: BundleView, key = 'employment') =>
  (await answer<BundleView>(principal.get(`/api/bundles/${employer}/${id}`))).members.find(
    (one) => one.key === key,
  )
const standsNow = async (id: string) => (await world.database.read(worker, stands(employer, id)))[0][0]
const bodies = query<{ body: Buffer }>(
  'select body from cases.core_command where subject_id = $1 and case_id = $2',
)
/** The rows of the group that is sent. */
const answersIn = (body: unknown) =>
  z
    .object({
      answers: z.object({
        employees: z.array(z.object({ member: z.record(z.string(), z.string()), ended: z.string() })),
      }),
    })
    .parse(body).answers.employees
const commandOf = async (id: string) => (await world.database.read(worker, commands(employer, id)))[0]
/** Withdraws it as it stands now. */
async function withdrawn(id: string): Promise<void> {
  const address = `/api/cases/${employer}/${id}`
  const { version } = await answer<CaseDetail>(principal.get(address))
  await answer(principal.post(`${address}/withdrawal`, { version, reason: '不办了' }))
}
const sentFor = async (number: string) =>
  (await department.commands()).filter(({ body }) => body['number'] === number)

test('what belongs to another department goes there at once, and is told exactly the answers that are named', async () => {
  const { bundle, id } = await joins('slow')
  await after(1)
  const taken = await memberOf(bundle)
  const [sent] = await sentFor(taken?.case.number ?? '')
  await after(1)
  await after(1)
  const done = await memberOf(bundle)

  expect(bundle.off).toEqual([])
  expect(taken?.case).toMatchObject({
    stage: 'submitted',
    hold: { reason: 'department', party: 'body' },
    department: { name: '公共就业服务机构' },
  })
  expect(taken?.case.reading).toContain('由公共就业服务机构办，等它答复')
  expect(sent?.body).toEqual({
    number: taken?.case.number,
    turn: 1,
    applicant: {
      name: taken?.case.subjectName,
      'credit-code': expect.stringMatching(/^[\dA-Z]{18}$/),
    },
    answers: {
      employees: [
        {
          name: '新来的',
          'document-kind': 'resident',
          'document-number': expect.any(String),
          from: '2026-03-02',
          ...contract,
        },
      ],
    },
  })
  expect(JSON.stringify(sent)).not.toMatch(idOfOurs)
  expect(done?.case).toMatchObject({ stage: 'closed', outcome: 'completed' })
  expect(await standsNow(id)).toMatchObject({ task: null })
  expect(await auditFaults(world)).toEqual([])
})

test('somebody of the roster is named to a department as he is known everywhere: by name, kind and number of his document, and by no id of ours', async () => {
  await department.play('ok')
  const { rows } = await answer<{ rows: RosterMember[] }>(
    principal.get(`/api/enrolment/${employer}/roster?state=present`),
  )
  const [member] = rows
  const of = (text: string) => ({
    subject: employer,
    item: 'employment-ending',
    itemVersion: world.cases.catalogue.current('employment-ending')?.version,
    form: { employees: [{ member: text, ended: '2026-02-27' }] },
    materials: [],
  })
  if (member === undefined) throw new Error('nobody on the roster')
  const right = await answer<CaseView>(principal.post('/api/cases', of(memberAnswer(member))))
  const wrong = await answer<CaseView>(principal.post('/api/cases', of(`${member.id} 另一个人`)))
  const [kept] = (await world.database.read(worker, bodies(employer, right.id)))[0]
  await after(1)
  await after(1)
  const [sent] = await sentFor(right.number)
  const named = answersIn(sent?.body)[0]?.member

  expect(named).toEqual({
    name: member.name,
    'document-kind': 'resident',
    'document-number': expect.stringMatching(/^\d{17}[\dX]$/),
  })
  expect(maskIdentityNumber(named?.['document-number'] ?? '')).toBe(member.number)
  expect(JSON.stringify(sent)).not.toMatch(idOfOurs)
  expect(world.cases.secrets.open(kept?.body ?? Buffer.alloc(0))).not.toContain(named?.['document-number'])
  // whom the roster does not know is named to nobody: somebody looks after it
  expect(await sentFor(wrong.number)).toEqual([])
  expect(await standsNow(wrong.id)).toMatchObject({ task: 'answer', hold: { trouble: 'conflict' } })
  await withdrawn(wrong.id) // it was not sent
  expect(await auditFaults(world)).toEqual([])
})

test.each(['ok', 'twice', 'wrong', 'reordered'] as const)(
  'a department that is %s has done it once, and so have we',
  async (play) => {
    const { bundle } = await joins(play)
    for (let at = 0; at < 6; at += 1) await after(10)
    const member = await memberOf(bundle)

    expect(member?.case).toMatchObject({ outcome: 'completed' })
    expect(await sentFor(member?.case.number ?? '')).toHaveLength(1)
  },
)

test('refused there it ends with what the department says, with no paper of ours and nothing to be delivered, and the rest goes on', async () => {
  const { bundle, id } = await joins('refuse')
  await after(1)
  await followed()
  const member = await memberOf(bundle)
  const detail = await answer<CaseDetail>(principal.get(`/api/cases/${employer}/${id}`))

  expect(member?.case).toMatchObject({ outcome: 'refused' })
  expect(member?.case.reading).toBe('公共就业服务机构没有办成：该人员的就业登记已由其他单位办理，尚未终止。')
  expect(detail.followUps).toEqual([])
  expect(detail.can).not.toContain('decision-review')
  expect((await memberOf(bundle, 'registration'))?.case).toMatchObject({ stage: 'submitted', hold: null })
  expect((await memberOf(bundle, 'base'))?.case.hold).toMatchObject({ reason: 'bundle', party: 'office' })
  expect(await auditFaults(world)).toEqual([])
})

test('what it asks for more is the applicant’s to bring: it is asked for once, and his form goes there again', async () => {
  const { bundle, id } = await joins('ask')
  await after(1)
  await after(1)
  const asked = await answer<CaseDetail>(principal.get(`/api/cases/${employer}/${id}`))
  const form: object = JSON.parse(JSON.stringify(asked.form).replace('2027-03-01', '2028-03-01'))
  const supplied = await answer<CaseDetail>(
    principal.post(`/api/cases/${employer}/${id}/correction`, {
      version: asked.version,
      form,
      materials: [],
    }),
  )
  await after(10)
  await after(10)
  const done = await memberOf(bundle)
  const sent = await sentFor(asked.number)

  expect(asked).toMatchObject({
    hold: { party: 'applicant', missing: [{ why: '请核对劳动合同的终止日期。' }] },
  })
  expect(asked.events.filter(({ kind }) => kind === 'department-answered')).toHaveLength(1)
  expect(asked.can).toContain('correction')
  expect(supplied.hold).toMatchObject({ reason: 'department', party: 'body' })
  expect(done?.case.outcome).toBe('completed')
  expect(sent.map(({ body }) => body['turn'])).toEqual([1, 2])
  expect(await auditFaults(world)).toEqual([])
})

test('what has surely not arrived is withdrawn here, and nothing of it is ever sent', async () => {
  const fresh = await joins('ok')
  await withdrawn(fresh.id)
  const down = await joins('down')
  await after(10)
  const waiting = await answer<CaseDetail>(principal.get(`/api/cases/${employer}/${down.id}`))
  await withdrawn(down.id)
  await department.play('ok')
  for (let at = 0; at < 3; at += 1) await after(120)

  expect(waiting).toMatchObject({ stage: 'submitted', hold: { reason: 'department' } })
  expect(waiting.can).toContain('withdrawal')
  for (const { bundle, id } of [fresh, down]) {
    const member = await memberOf(bundle)
    expect(member?.case.outcome).toBe('withdrawn')
    expect(await sentFor(member?.case.number ?? '')).toEqual([])
    expect(await commandOf(id)).toEqual([{ state: 'withdrawn', may_be_there: false }])
  }
  expect(await auditFaults(world)).toEqual([])
})

test('what may have arrived is not withdrawn here: whoever asks is told where to go, also for all of the bundle', async () => {
  const { bundle, id } = await joins('twice')
  await after(1)
  const address = `/api/cases/${employer}/${id}`
  const sent = await answer<CaseDetail>(principal.get(address))
  await department.play('down') // it is not there now, and did it before
  await after(10)
  const refused = await principal.post(`${address}/withdrawal`, { version: sent.version, reason: '不办了' })
  const all = await answer<{ stays: readonly object[] }>(
    principal.post(`/api/bundles/${employer}/${bundle.id}/withdrawal`, { reason: '不办了' }),
  )
  const again = await principal.post(`/api/bundles/${employer}/${bundle.id}/withdrawal`, { reason: '不办了' })
  await department.play('ok')
  await after(120)

  expect(sent.can).not.toContain('withdrawal')
  const where = [{ message: expect.stringContaining('拨打12333') }]
  expect(refused.json()).toMatchObject({ code: 'cases.at-department', fields: where })
  expect(all.stays).toEqual([
    {
      key: 'employment',
      itemName: '就业登记',
      department: '公共就业服务机构',
      contact: '当地公共就业和人才服务窗口，或者拨打12333',
    },
  ])
  expect(again.json()).toMatchObject({ code: 'cases.at-department', fields: where })
  expect((await memberOf(bundle))?.case.outcome).toBe('completed')
  expect((await memberOf(bundle, 'registration'))?.case.outcome).toBe('withdrawn')
})

test('all of a bundle is withdrawn, and what had not been sent of it never is; so it ends with the others where it must not go on alone', async () => {
  const { bundle } = await joins('ok')
  const all = await answer(
    principal.post(`/api/bundles/${employer}/${bundle.id}/withdrawal`, { reason: '不办了' }),
  )
  const stopped = await joins('ok')
  const first = await memberOf(stopped.bundle, 'registration')
  await answer(
    principal.post(`/api/cases/${employer}/${first?.case.id ?? ''}/withdrawal`, {
      version: first?.case.version,
      reason: '不来了',
    }),
  )
  await world.deliverEvents()
  await after(10)

  expect(all).toEqual({ done: true, stays: [] })
  for (const one of [bundle, stopped.bundle]) {
    const member = await memberOf(one)
    expect(member?.case.outcome).toBe('withdrawn')
    expect(await sentFor(member?.case.number ?? '')).toEqual([])
  }
})

test('nobody takes on or hands over what is there; silent beyond its term it is a task of the owning agency, which writes down what it was told', async () => {
  const { bundle, id } = await joins('slow')
  const address = `/api/cases/${employer}/${id}`
  await after(10)
  await department.play('down')
  await after(10)
  const waiting = await answer<CaseDetail>(reviewer.get(address))
  const { id: page } = await answer<{ id: string }>(
    reviewer.upload(`/api/materials/${employer}/files?case=${id}`, photograph),
  )
  const early = await reviewer.post(`${address}/answer`, {
    version: waiting.version,
    favourable: true,
    note: '电话问过',
    files: [page],
  })
  await after(60, dayOf('2026-03-20'))
  const silent = await answer<CaseDetail>(reviewer.get(address))
  const heard = await reviewer.post(`${address}/answer`, {
    version: silent.version,
    favourable: true,
    note: '电话问过，已经办好',
    files: [page],
  })
  await department.play('ok')
  await after(120)
  await after(120)

  expect(waiting).toMatchObject({ task: null, can: ['copies'] })
  expect(early.json()).toMatchObject({ code: 'cases.wrong-stage' })
  expect(silent).toMatchObject({ hold: { trouble: 'silent' }, task: { kind: 'answer' } })
  expect(silent.can).toContain('answer')
  expect(heard.json()).toMatchObject({ stage: 'closed', outcome: 'completed' })
  expect((await memberOf(bundle))?.case.outcome).toBe('completed')
  expect(await auditFaults(world)).toEqual([])
})
