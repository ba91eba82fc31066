import { randomUUID } from 'node:crypto'

import { expect, test } from 'vitest'

import { publishByTwo } from '../../../../test/item-drafts.ts'
import { answer, caseOf, openScene, papers } from '../../../../test/scene.ts'
import { createWorld } from '../../../../test/world.ts'
import { shippedDeclarations } from '../../catalogue/index.ts'

const world = await createWorld()
const { clerk, system, head, subject, stage } = await openScene(world)

test('what is refused takes no case number', async () => {
  const first = await answer<{ number: string }>(clerk.post('/api/cases', await valid()))

  for (const wrong of [{ item: 'never-heard-of' }, { itemVersion: 9 }, { materials: [] }, { form: {} }])
    await clerk.post('/api/cases', {
      ...(await valid()),
      ...wrong,
      subject: '0199f000-0000-7000-8000-000000000000',
    })
  const next = await answer<{ number: string }>(clerk.post('/api/cases', await valid()))

  expect(runningOf(next)).toBe(runningOf(first) + 1)
})

test('what was handed in is answered under its key as the first time, also when the item has a new version since', async () => {
  const [key, body] = [randomUUID(), await valid()]
  const first = await answer(clerk.post('/api/cases', body, key))
  const declaration = shippedDeclarations().find(({ code }) => code === 'person-change-key')
  const result = [{ 'zh-CN': '回执', 'zh-HK': '回執', en: 'Receipt' }]
  await publishByTwo(system, head, { ...declaration, result })
  await expect
    .poll(async () => (await clerk.post('/api/cases', body)).json())
    .toMatchObject({ code: 'cases.new-version' })

  expect(await answer(clerk.post('/api/cases', body, key))).toEqual(first)
})

async function valid() {
  return caseOf(subject, await papers(stage))
}

function runningOf({ number }: { number: string }): number {
  return Number(number.slice(8, 14))
}
