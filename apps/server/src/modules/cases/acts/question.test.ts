import { expect, test } from 'vitest'

import { auditFaults } from '../../../../test/audit-faults.ts'
import { answer, caseOf, openScene, papers } from '../../../../test/scene.ts'
import { createWorld, type Signed } from '../../../../test/world.ts'

const world = await createWorld()
const scene = await openScene(world)
const { reviewer, approver, person, subject } = scene
const note = '档案里夹着别人的页'

interface Detail {
  readonly version: number
  readonly outcome: string
  readonly can: readonly string[]
  readonly followUps: readonly { readonly id: string; readonly kind: string }[]
}

test('the office questions a completed case by itself; another than who handled, decided or questioned it takes the result back, with both papers to read', async () => {
  const before = await factsNow()
  const { id, url, version } = await renamed()
  const other = await world.signIn(await world.hire('approver', '410205-01'))
  const during = await factsNow()

  await answer(reviewer.post(`${url}/questioning`, { version, note }))
  const twice = await reviewer.post(`${url}/questioning`, { version: version + 1, note })
  const { followUps } = await detailOf(other, url)
  const followUp = followUps.find(({ kind }) => kind === 'remedy')?.id
  const remedy = { version: version + 1, followUp, reverse: true, note: '依据的那一页不是她的' }
  const byDecider = await approver.post(`${url}/remedy`, remedy)
  await answer(other.post(`${url}/remedy`, remedy))
  await world.deliverEvents()
  const own = await detailOf(person, url)
  const made = await answer<{ rows: { kind: string }[] }>(person.get(`/api/papers/${subject}?case=${id}`))

  expect(twice.json()).toMatchObject({ code: 'cases.questioned' })
  expect(byDecider.json()).toMatchObject({ code: 'cases.four-eyes' })
  expect(own.outcome).toBe('reversed')
  expect(made.rows.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['completion', 'revocation']))
  expect(during).not.toEqual(before)
  expect(await factsNow()).toEqual(before)
  expect(JSON.stringify(own)).not.toContain(note)
  expect(await auditFaults(world)).toEqual([])
})

test('what is not completed is not questioned', async () => {
  const { url, version } = await scene.caseAt('reviewed')

  const refused = await reviewer.post(`${url}/questioning`, { version, note })

  expect(refused.json()).toMatchObject({ code: 'cases.wrong-stage' })
  expect((await detailOf(reviewer, url)).can).not.toContain('questioning')
})

async function detailOf(who: Signed, url: string): Promise<Detail> {
  return await answer<Detail>(who.get(url))
}

async function factsNow(): Promise<object> {
  return (await answer<{ facts: object }>(scene.clerk.get(`/api/people/${subject}`))).facts
}

/** A completed case that gave her another name. */
async function renamed(): Promise<{ id: string; url: string; version: number }> {
  const asked = { ...caseOf(subject, await papers(scene.stage)), form: { what: 'name', name: '王秀岚' } }
  const { id } = await answer<{ id: string }>(scene.clerk.post('/api/cases', asked))
  const url = `/api/cases/${subject}/${id}`
  await answer(scene.clerk.post(`${url}/acceptance`, { version: 0 }))
  await answer(reviewer.post(`${url}/opinion`, { version: 1, favourable: true, note: '' }))
  await answer(approver.post(`${url}/decision`, { version: 2, grant: true, note: '' }))
  return { id, url, version: 3 }
}
