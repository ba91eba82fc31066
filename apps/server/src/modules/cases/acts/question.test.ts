import { expect, test } from 'vitest'

import { auditFaults } from '../../../../test/audit-faults.ts'
import { counterOf, decideCounter } from '../../../../test/counter.ts'
import { answer, caseOf, openScene, papers } from '../../../../test/scene.ts'
import { createWorld, type Signed } from '../../../../test/world.ts'

const world = await createWorld()
const scene = await openScene(world)
const { reviewer, approver, person, subject } = scene
const other = await world.signIn(await world.hire('approver', '410205-01'))
const note = '档案里夹着别人的页'

interface Detail {
  readonly number: string
  readonly version: number
  readonly outcome: string
  readonly itemName: string
  readonly can: readonly string[]
  readonly corrects: { readonly case: string; readonly number: string } | null
  readonly correctedBy: readonly {
    readonly case: string
    readonly number: string
    readonly outcome: string | null
  }[]
  readonly events: readonly { readonly kind: string; readonly about: string | null }[]
}

test('the office doubts a completed case by itself: a case of its own, decided by another than who decided, handled or doubted the old one, takes the result back', async () => {
  const before = await factsNow()
  const { id, url, version } = await renamed('王秀岚')
  const during = await factsNow()

  await answer(reviewer.post(`${url}/questioning`, { version, note }))
  const twice = await reviewer.post(`${url}/questioning`, { version: version + 1, note })
  const counter = await counterOf(other, subject, id)
  const running = await detailOf(person, url)
  const byDecider = await decideCounter(approver, subject, id)
  const untouched = await factsNow()
  await answer(decideCounter(other, subject, id, { grant: true, note: '依据的那一页不是她的' }))
  await world.deliverEvents()
  const [old, correcting] = [await detailOf(person, url), await detailOf(person, counter.url)]

  expect(twice.json()).toMatchObject({ code: 'cases.questioned' })
  expect(byDecider.json()).toMatchObject({ code: 'cases.four-eyes' })
  expect(running.outcome).toBe('completed') // as long as nobody has decided
  expect(during).not.toEqual(before)
  expect(untouched).toEqual(during)
  expect(await factsNow()).toEqual(before)
  expect([old.outcome, correcting.outcome]).toEqual(['reversed', 'completed'])
  expect(correcting.corrects).toEqual({ case: id, number: old.number, isReview: false })
  expect(correcting.itemName).toMatch(/^更正：/)
  expect(old.correctedBy).toMatchObject([
    { case: counter.id, number: correcting.number, outcome: 'completed' },
  ])
  expect(
    old.events.filter(({ kind }) => kind === 'questioned' || kind === 'reversed').map(({ about }) => about),
  ).toEqual([correcting.number, correcting.number])
  expect(await papersAbout(id)).toEqual(expect.arrayContaining(['completion', 'revocation']))
  expect(await papersAbout(counter.id)).toEqual(expect.arrayContaining(['acceptance', 'completion']))
  expect(await papersAbout(counter.id)).not.toContain('receipt') // nobody has brought anything
  expect(JSON.stringify([old, correcting])).not.toContain(note)
  expect(await auditFaults(world)).toEqual([])
})

test('the person asks for it from home and says what is right instead: the old result goes, the new one stands under the case that corrects it', async () => {
  const { id, url, version } = await renamed('王秀栏')
  const offered = (await detailOf(person, url)).can

  await answer(
    person.post(`${url}/correction-request`, {
      version,
      note: '名字写错了',
      form: { what: 'name', name: '王秀兰' },
    }),
  )
  const counter = await counterOf(reviewer, subject, id)
  await answer(reviewer.post(`${counter.url}/acceptance`, { version: 0 }))
  const byDecider = await decideCounter(approver, subject, id)
  await answer(decideCounter(other, subject, id))
  await world.deliverEvents()

  expect(offered).toContain('correction-request')
  const { rows: told } = await answer<{ rows: { text: string }[] }>(person.get(`/api/messages/${subject}`))
  expect(told.some(({ text }) => text.includes('更正：个人基本信息变更'))).toBe(true)
  expect(byDecider.json()).toMatchObject({ code: 'cases.four-eyes' })
  expect((await detailOf(person, url)).outcome).toBe('reversed')
  expect(await factsNow()).toMatchObject({ 'person.name': '王秀兰' })
  expect(await papersAbout(counter.id)).toEqual(
    expect.arrayContaining(['receipt', 'acceptance', 'completion']),
  )
  expect(await auditFaults(world)).toEqual([])
})

test('what the person asked for is refused with a paper; what the office had doubted by itself stays as it is, and nobody is refused anything', async () => {
  const asked = await renamed('王秀南')
  await answer(person.post(`${asked.url}/correction-request`, { version: asked.version, note: '不是我要的' }))
  const counter = await counterOf(reviewer, subject, asked.id)
  await answer(reviewer.post(`${counter.url}/acceptance`, { version: 0 }))
  await answer(decideCounter(other, subject, asked.id, { grant: false, note: '档案就是这样写的' }))
  const doubted = await renamed('王秀楠')
  await answer(reviewer.post(`${doubted.url}/questioning`, { version: doubted.version, note }))
  const upheld = await counterOf(other, subject, doubted.id)
  await answer(decideCounter(other, subject, doubted.id, { grant: false, note: '核实过，没有错' }))

  expect((await detailOf(person, counter.url)).outcome).toBe('refused')
  expect(await papersAbout(counter.id)).toContain('refusal')
  expect((await detailOf(person, upheld.url)).outcome).toBe('withdrawn')
  expect(await papersAbout(upheld.id)).not.toContain('refusal')
  expect((await detailOf(person, asked.url)).outcome).toBe('completed')
  expect((await detailOf(person, asked.url)).can).toContain('correction-request') // nothing is under way any more
  expect(await auditFaults(world)).toEqual([])
})

test('what is not completed is not questioned, and neither is what corrects another', async () => {
  const { url, version } = await scene.caseAt('reviewed')
  const { id, url: completed, version: seen } = await renamed('王秀男')
  await answer(reviewer.post(`${completed}/questioning`, { version: seen, note }))
  await answer(decideCounter(other, subject, id))
  const counter = await counterOf(reviewer, subject, id)

  const refused = await reviewer.post(`${url}/questioning`, { version, note })
  const again = await person.post(`${counter.url}/correction-request`, {
    version: counter.version,
    note: '还是不对',
  })

  expect([refused, again].map((reply) => reply.json<{ code: string }>().code)).toEqual([
    'cases.wrong-stage',
    'cases.wrong-stage',
  ])
  expect((await detailOf(reviewer, url)).can).not.toContain('questioning')
  expect((await detailOf(person, counter.url)).can).not.toContain('correction-request')
})

async function detailOf(who: Signed, url: string): Promise<Detail> {
  return await answer<Detail>(who.get(url))
}

async function papersAbout(id: string): Promise<string[]> {
  const { rows } = await answer<{ rows: { kind: string }[] }>(person.get(`/api/papers/${subject}?case=${id}`))
  return rows.map(({ kind }) => kind)
}

async function factsNow(): Promise<Record<string, string>> {
  return (await answer<{ facts: Record<string, string> }>(person.get(`/api/people/${subject}`))).facts
}

/** A completed case that gave her another name. */
async function renamed(name: string): Promise<{ id: string; url: string; version: number }> {
  const asked = { ...caseOf(subject, await papers(scene.stage)), form: { what: 'name', name } }
  const { id } = await answer<{ id: string }>(scene.clerk.post('/api/cases', asked))
  const url = `/api/cases/${subject}/${id}`
  await answer(scene.clerk.post(`${url}/acceptance`, { version: 0 }))
  await answer(reviewer.post(`${url}/opinion`, { version: 1, favourable: true, note: '' }))
  await answer(approver.post(`${url}/decision`, { version: 2, grant: true, note: '' }))
  return { id, url, version: 3 }
}
