import type { CaseDetail } from '@tongban/contracts/cases'
import { dayOf } from '@tongban/policy'
import { expect, test } from 'vitest'

import { auditFaults } from '../../../test/audit-faults.ts'
import { takeIn } from '../../../test/dealings.ts'
import { answer, openScene } from '../../../test/scene.ts'
import { officersOf, shielded } from '../../../test/shields.ts'
import { createWorld, ordinaryDay } from '../../../test/world.ts'
import { kaifengCity } from '../../worlds/kaifeng/city.ts'
import { identityNumberOf } from '../../worlds/kaifeng/numbers.ts'
import { otherNumbers } from './lookalikes.ts'

const world = await createWorld()
const { clerk } = await openScene(world)
const { persons } = kaifengCity({ seed: 7, people: 30, today: ordinaryDay })

const known = persons.filter(
  ({ formerNumber, documents: [document] }) =>
    formerNumber === null && document?.kind === 'resident' && document.number.slice(6, 8) === '19',
)
const [one, two, three] = known

/** Somebody who comes to Longting for the first time and hands something in there, as its reviewer reads it. */
async function newcomer(number: string, name: string): Promise<CaseDetail> {
  const came = {
    subjectKind: 'person',
    kind: 'resident',
    number,
    name,
    identifiedBy: 'document',
    purpose: '办事',
  }
  const { subject } = await answer<{ subject: string }>(
    clerk.post('/api/visits', { ...came, register: true }),
  )
  const { url } = await takeIn(clerk, subject, { item: 'own-living', form: { work: '木工' } })
  await world.deliverEvents()
  const routed = await answer<CaseDetail>(clerk.get(url))
  expect(routed.followUps).toEqual([]) // nobody at a counter is told with whom he is compared
  const reviewer = await world.signIn(world.username('reviewer', routed.agencyId))
  return await answer(reviewer.get(url))
}

function another({ documents: [document] }: (typeof persons)[number]): string {
  const number = document?.number ?? ''
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  const sex = Number(number[16]) % 2 === 1 ? 'male' : 'female'
  const numbers = Array.from({ length: 10 }, (_, order) =>
    identityNumberOf('resident', '410102', { birthDate: dayOf(birthDate), sex }, order),
  )
  return numbers.find((free) => free !== number) ?? ''
}

test('who is taken on with the former number of somebody, or with his name and birth date, is compared by whoever owns the case, and goes on meanwhile', async () => {
  if (one === undefined || two === undefined) throw new Error('nobody to be like')
  const former = await newcomer(otherNumbers('resident', one.documents[0]?.number ?? '')[0] ?? '', one.name)
  const namesake = await newcomer(another(two), two.name)
  const stranger = await newcomer(another(one), '从来没有的人')

  expect(former.followUps).toMatchObject([{ kind: 'lookalike', state: 'due' }])
  expect(former.events.at(-1)?.note).toContain('证件号码（新旧号码）')
  expect(former.version).toBe(0) // who has it on screen goes on
  expect(namesake.followUps).toMatchObject([{ kind: 'lookalike' }])
  expect(namesake.events.at(-1)?.note).toMatch(/出生日期、姓名/)
  expect(JSON.stringify(namesake)).not.toContain(two.documents[0]?.number)
  expect(stranger.followUps).toEqual([])
  const reviewer = await world.signIn(world.username('reviewer', namesake.agencyId))
  const url = `/api/cases/${namesake.subject}/${namesake.id}`
  const said = { version: 0, followUp: namesake.followUps[0]?.id, inOrder: true, note: '问过，不是同一个人' }
  expect(namesake.can).toContain('check')
  expect(await answer(reviewer.post(`${url}/check`, said))).toMatchObject({ stage: 'submitted' })
  expect((await answer<CaseDetail>(reviewer.get(url))).correctedBy).toEqual([])
  expect(await auditFaults(world)).toEqual([])
})

test('nobody is compared with somebody hidden', async () => {
  const document = three?.documents[0]
  await shielded(await officersOf(world), {
    kind: document?.kind,
    number: document?.number,
    name: three?.name,
  })

  const like = three === undefined ? undefined : await newcomer(another(three), three.name)

  expect(like?.followUps).toEqual([])
})

test('a permit is looked for under each of its issues, and what has no other form under none', () => {
  expect(otherNumbers('hk-macau-permit', 'H1234567800')).toContain('H12345678')
  expect(otherNumbers('hk-macau-permit', 'H12345678')).toHaveLength(100)
  expect(otherNumbers('passport', 'E12345678')).toEqual([])
})
