import { expect, test } from 'vitest'

import { auditFaults } from '../../../../test/audit-faults.ts'
import { type Core, type CorePlay, startCore } from '../../../../test/core.ts'
import { meet } from '../../../../test/dealings.ts'
import { acceptKind, type KindCase, plantKinds } from '../../../../test/kinds.ts'
import { answer } from '../../../../test/scene.ts'
import { createWorld, type Signed } from '../../../../test/world.ts'
import { withClient } from '../../../platform/client.ts'
import { query } from '../../../platform/database.ts'
import { minutesFrom } from '../../../platform/instants.ts'
import { changeCommand } from './command.ts'
import { registerInCore } from './register.ts'

const core: Core = await startCore()
const world = await createWorld({ today: '2026-03-02', core: core.address })
await plantKinds(world, await world.signIn(world.username('system-administrator', '410200-01')))
const reviewer = await world.signIn(world.username('reviewer', '410205-01'))
const approver = await world.signIn(world.username('approver', '410205-01'))
const worker = { path: 'worker' } as const
const causeQuery = query<{ cause: string }>(
  'select cause from people.contact where subject_id = $1 and cause = $2',
)
const commandOf = query<{ id: string; state: string; remote_id: string | null; attempts: number }>(
  'select id, state, remote_id, attempts from cases.core_command where case_id = $1',
)
const bodies = query<{ body: Buffer }>('select body from cases.core_command where case_id = $1')
const papersQuery = query<{ kind: string }>('select kind from papers.paper where case_id = $1 order by kind')
const papersFor = async ({ id }: KindCase): Promise<string[]> =>
  (await world.database.read(worker, papersQuery(id)))[0].map(({ kind }) => kind)
const writtenFor = async ({ subject, id }: KindCase): Promise<number> =>
  (await world.database.read(worker, causeQuery(subject, id)))[0].length
let later = 0

/** Lets minutes pass and does what the job does. */
async function after(minutes: number): Promise<void> {
  later += minutes
  const system = world.systemContext()
  await registerInCore(
    world.cases,
    { core: core.address },
    { ...system, now: minutesFrom(system.now, later) },
  )
}

async function granted(play: Parameters<Core['play']>[0]): Promise<KindCase> {
  const clerk: Signed = await world.signIn(world.username('counter-clerk', '410202-01'))
  const found = await acceptKind(clerk, await meet(clerk, '王秀兰'), 'planted-remote')
  await core.play(play)
  await answer(found.act(reviewer, 'opinion', { favourable: true, note: '' }))
  await answer(found.act(approver, 'decision', { grant: true, note: '' }))
  return found
}

const doneIn = async ({ subject }: KindCase): Promise<number> =>
  (await core.commandsOf(subject)).filter(({ state }) => state === 'confirmed').length

test('decided, a case waits for the core and its record with it; confirmed, both end in one act', async () => {
  const found = await granted('ok')
  const waiting = await found.read(approver)
  const writtenBefore = await writtenFor(found)
  const papersBefore = await papersFor(found)
  const [[sealed]] = await world.database.read(worker, bodies(found.id))

  await after(1)
  await after(1)
  const done = await found.read(approver)

  expect(waiting).toMatchObject({
    stage: 'review',
    hold: { reason: 'core', party: 'core' },
    reading: '已审核，正在登记。',
    task: null,
    can: ['copies'],
  })
  expect(writtenBefore).toBe(0)
  expect(papersBefore).toEqual(['acceptance', 'receipt'])
  expect(await papersFor(found)).toEqual(['acceptance', 'completion', 'receipt'])
  expect(sealed?.body.toString('latin1')).not.toContain('13900007777')
  expect(done).toMatchObject({ stage: 'closed', outcome: 'completed', events: { length: 5 } })
  expect(await writtenFor(found)).toBe(1)
  expect(await auditFaults(world)).toEqual([])
})

test('a slow core takes it and is asked until it confirms; nothing is sent a second time', async () => {
  const before = await doneIn(await granted('slow'))
  const found = await granted('slow')
  await after(1)
  const taken = await found.read(approver)
  await after(1)
  await after(1)

  expect(taken.hold).toMatchObject({ reason: 'core' })
  expect((await found.read(approver)).outcome).toBe('completed')
  expect(await writtenFor(found)).toBe(1)
  expect((await doneIn(found)) - before).toBe(2)
})

test('an answer that is lost is asked for under the same key: the core has done it once, and so have we', async () => {
  const found = await granted('ok')
  await after(1)
  const before = await doneIn(found)
  const lost = await granted('twice')

  await after(1)
  const without = await lost.read(approver)
  await after(1)
  await after(1)

  expect(without.hold).toMatchObject({ reason: 'core' })
  expect((await lost.read(approver)).outcome).toBe('completed')
  expect((await doneIn(lost)) - before).toBe(1)
  expect(await writtenFor(lost)).toBe(1)
})

test('a core that is down is asked eight times with growing pauses, then somebody has it as a task and asks again', async () => {
  const found = await granted('down')

  for (let at = 0; at < 7; at += 1) await after(10)
  const still = await found.read(approver)
  await after(10)
  const silent = await found.read(approver)
  const given = await found.act(approver, 'core-outcome', { again: false, note: '退回' })
  const again = await found.act(approver, 'core-outcome', { again: true, note: '机房说已恢复' })
  await core.play('ok')
  await after(10)

  expect(still.task).toBeNull()
  expect(silent).toMatchObject({
    hold: { trouble: 'silent', until: '2026-03-04' },
    task: { kind: 'core' },
    can: ['core-outcome', 'copies'],
  })
  expect(given.json()).toMatchObject({ code: 'cases.core-silent' })
  expect(again.json()).toMatchObject({ hold: { reason: 'core', until: null } })
  expect((await found.read(approver)).outcome).toBe('completed')
  expect(await writtenFor(found)).toBe(1)
  expect(await auditFaults(world)).toEqual([])
})

test('what the core refuses goes back to the deciding step, and the record has nothing of it', async () => {
  const found = await granted('refuse')
  await after(1)
  const refused = await found.read(approver)

  const back = await found.act(approver, 'core-outcome', { again: false, note: '核心系统不收' })
  const decided = await found.act(approver, 'decision', { grant: false, note: '核心系统里已有登记' })

  expect(refused).toMatchObject({ hold: { trouble: 'refused' }, task: { kind: 'core' } })
  expect(back.json()).toMatchObject({ stage: 'review', step: 'decide', hold: null })
  expect(decided.json()).toMatchObject({ outcome: 'refused' })
  expect(await writtenFor(found)).toBe(0)
  expect(await auditFaults(world)).toEqual([])
})

test('a command that cannot be opened costs its attempt and names itself, and its neighbour of the same subject is registered', async () => {
  const [broken, sound] = [await granted('ok'), await granted('ok')]
  await withClient(world.connection, async (client) => {
    await client.query(`update cases.core_command set body = '\\x00' where case_id = $1`, [broken.id])
  })

  const told = await after(1).catch((cause: unknown) => String(cause))

  expect(told).toContain(broken.id)
  expect((await sound.read(approver)).outcome).toBe('completed')
  expect((await broken.read(approver)).outcome).toBeNull()
  await withClient(world.connection, async (client) => {
    await client.query(`update cases.core_command set state = 'confirmed' where case_id = $1`, [broken.id])
  })
})

test('two servers that send at the same moment take each command once', async () => {
  const found = await granted('ok')

  await Promise.all([after(1), after(0), after(0)])

  expect((await found.read(approver)).outcome).toBe('completed')
  expect(await writtenFor(found)).toBe(1)
})

test('a late answer changes nothing of a command that has its final one', async () => {
  const found = await granted('ok')
  await after(1)
  const [[before]] = await world.database.read(worker, commandOf(found.id))

  await world.database.transaction(worker, async (tx) => {
    const { id = '', attempts = 0 } = before ?? {}
    tx.record(changeCommand(found.subject, id, 'sent', 'late', world.systemContext().now, attempts))
  })
  const [[late]] = await world.database.read(worker, commandOf(found.id))

  expect(before).toMatchObject({ state: 'confirmed' })
  expect(late).toEqual(before)
})

/** How each fault of the core ends: registered, or with somebody of the agency; never in silence, and never twice. */
const faults: readonly (readonly [CorePlay, 'completed' | 'silent' | 'refused'])[] = [
  ['ok', 'completed'],
  ['slow', 'completed'],
  ['late', 'completed'],
  ['twice', 'completed'],
  ['wrong', 'completed'],
  ['reordered', 'completed'],
  ['down', 'silent'],
  ['refuse', 'refused'],
]

test.each(faults)(
  'a core that is %s: the case ends %s, the core has done it at most once, and so have we',
  async (play, end) => {
    const before = await doneIn(await granted('ok'))
    await after(1)
    const since = await doneIn(await granted(play))
    const found = await granted(play)

    for (let at = 0; at < 8; at += 1) await after(10)
    const last = await found.read(approver)
    const person = { outcome: last.outcome, trouble: last.hold?.trouble, task: last.task?.kind }

    const done = end === 'completed'
    expect(person).toEqual(
      done
        ? { outcome: 'completed', trouble: undefined, task: undefined }
        : { outcome: null, trouble: end, task: 'core' },
    )
    expect(await writtenFor(found)).toBe(done ? 1 : 0)
    expect((await doneIn(found)) - before - 1).toBe(done ? 2 : 0)
    expect(since).toBeGreaterThanOrEqual(before)
  },
  60_000,
)

test('what the core confirms in another order than it was sent ends each case once, the youngest first', async () => {
  const all = [await granted('reordered'), await granted('reordered'), await granted('reordered')]
  const ended: string[] = []

  for (let at = 0; at < 8; at += 1) {
    await after(10)
    for (const found of all)
      if (!ended.includes(found.id) && (await found.read(approver)).outcome === 'completed')
        ended.push(found.id)
  }

  expect(new Set(ended)).toEqual(new Set(all.map(({ id }) => id)))
  expect(ended[0]).toBe(all[2]?.id)
  expect(await Promise.all(all.map(writtenFor))).toEqual([1, 1, 1])
  expect(await auditFaults(world)).toEqual([])
})

test('an answer about another command is none, whatever it says', async () => {
  const found = await granted('wrong')

  await after(1) // nonsense
  await after(1) // a refusal, of somebody else's command
  const meanwhile = await found.read(approver)
  await after(1)

  expect(meanwhile).toMatchObject({ hold: { reason: 'core' }, task: null })
  expect(meanwhile.hold?.trouble).toBeUndefined()
  expect((await found.read(approver)).outcome).toBe('completed')
})
