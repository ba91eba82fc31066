import { expect, test } from 'vitest'

import { answer, caseOf, openScene, papers } from '../../../test/scene.ts'
import { createWorld } from '../../../test/world.ts'

const world = await createWorld()
const { clerk, subject, stage } = await openScene(world)

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

async function valid() {
  return caseOf(subject, await papers(stage))
}

function runningOf({ number }: { number: string }): number {
  return Number(number.slice(8, 14))
}
