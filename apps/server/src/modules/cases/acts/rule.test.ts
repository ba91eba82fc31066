import { expect, test } from 'vitest'

import { meet, takeIn } from '../../../../test/dealings.ts'
import { answer } from '../../../../test/scene.ts'
import { createWorld } from '../../../../test/world.ts'

const world = await createWorld()

test('who says no where the item names no rule names one, and the paper says no by it', async () => {
  const clerk = await world.signIn(world.username('counter-clerk', '410202-01'))
  const subject = await meet(clerk, '陳嘉儀')
  const { url, id } = await takeIn(clerk, subject, { item: 'flexible-suspend', form: { from: '2026-04' } })
  const refuse = { version: 0, reason: '没有以灵活就业身份参保' }

  const ruleless = await clerk.post(`${url}/non-acceptance`, refuse)
  const vague = await clerk.post(`${url}/non-acceptance`, { ...refuse, rule: '按规定' })
  await answer(clerk.post(`${url}/non-acceptance`, { ...refuse, rule: '社会保险法第10条' }))

  expect(ruleless.json()).toMatchObject({ code: 'cases.rule', fields: [{ field: 'rule' }] })
  expect(vague.json()).toMatchObject({ code: 'general.invalid', fields: [{ field: 'rule' }] })
  const { rows } = await answer<{ rows: { id: string; kind: string }[] }>(
    clerk.get(`/api/papers/${subject}?case=${id}`),
  )
  const paper = rows.find(({ kind }) => kind === 'non-acceptance')
  const read = await answer(clerk.get(`/api/papers/${subject}/${paper?.id ?? ''}`))
  expect(JSON.stringify(read)).toContain('社会保险法第10条')
})

test('where the item names its rule nobody has to repeat it', async () => {
  const clerk = await world.signIn(world.username('counter-clerk', '410202-01'))
  const subject = await meet(clerk, '王秀兰')
  const { url } = await takeIn(clerk, subject)

  const done = await clerk.post(`${url}/non-acceptance`, { version: 0, reason: '没有要改的' })

  expect(done.statusCode).toBe(200)
})
