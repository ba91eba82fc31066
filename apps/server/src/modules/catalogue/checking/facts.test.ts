import { recordFacts } from '@tongban/contracts/record-facts'
import { expect, test } from 'vitest'

import { meet } from '../../../../test/dealings.ts'
import { answer } from '../../../../test/scene.ts'
import { createWorld } from '../../../../test/world.ts'
import { kaifengCity } from '../../../worlds/kaifeng/city.ts'
import { shippedDeclarations } from '../items.ts'

const world = await createWorld()

test('what records are given to forms stands in the register of facts, each as one asks for it', async () => {
  const clerk = await world.signIn(world.username('counter-clerk', '410202-01'))
  const { employers, persons } = kaifengCity({ seed: 7, people: 30, today: world.clock.today() })
  const found = new Set<string>()
  for (const { name } of persons.slice(0, 8)) {
    const subject = await meet(clerk, name)
    const record = await answer<{ facts: object }>(clerk.get(`/api/people/${subject}`))
    for (const fact of Object.keys(record.facts)) found.add(fact)
  }
  const [employer] = employers
  const { subject } = await answer<{ subject: string }>(
    clerk.post('/api/visits', {
      subjectKind: 'employer',
      uscc: employer?.uscc,
      name: employer?.name,
      identifiedBy: 'number-and-name',
      purpose: '办事',
    }),
  )
  const record = await answer<{ facts: object }>(clerk.get(`/api/people/${subject}`))
  for (const fact of Object.keys(record.facts)) found.add(fact)

  expect([...found].filter((fact) => !Object.hasOwn(recordFacts, fact))).toEqual([])
  expect([...found]).toContain('employer.uscc')
  expect([...found]).toContain('person.household-area')
})

test('what shipped items take from records is there', () => {
  const taken = shippedDeclarations().flatMap(({ form, materials }) => [
    ...form.flatMap(({ prefill }) => prefill ?? []),
    ...materials.flatMap((material) => material.record ?? []),
  ])

  expect(taken.length).toBeGreaterThan(5)
  expect(taken.filter((fact) => !Object.hasOwn(recordFacts, fact))).toEqual([])
})
