import { expect, test } from 'vitest'

import { answer, openScene } from '../../../test/scene.ts'
import { createWorld, photograph } from '../../../test/world.ts'

const world = await createWorld()
const scene = await openScene(world)

test('who has just photographed something for a case sees it; nobody else does before it is handed in', async () => {
  const { id: caseId, subject } = await scene.caseAt('accepted')
  const url = `/api/materials/${subject}/files`
  const { id } = await answer<{ id: string }>(scene.reviewer.upload(`${url}?case=${caseId}`, photograph))

  const own = await scene.reviewer.get(`${url}/${id}?case=${caseId}`)
  const colleague = await scene.approver.get(`${url}/${id}?case=${caseId}`)

  expect([own.statusCode, colleague.statusCode]).toEqual([200, 404])
})
