import type { Month } from '@tongban/policy'
import { expect, test } from 'vitest'

import { meet } from '../../../test/dealings.ts'
import { createWorld } from '../../../test/world.ts'
import { newId } from '../../platform/context.ts'
import { monthsOf } from './months.ts'
import { recordSpans } from './spans.ts'

const world = await createWorld()
const clerk = await world.signIn(world.username('counter-clerk', '410202-01'))

interface Read {
  readonly enrolments: { scheme: string; agencyId: string; validFrom: string }[]
  readonly contributions: {
    scheme: string
    agencyId: string
    employerName: string | null
    fromMonth: Month
    toMonth: Month
    baseFen: number | null
    kind: string
  }[]
  readonly months: Record<string, number>
}

test('the record says for which months somebody has paid, where and from which base', async () => {
  const subject = await meet(clerk, '王秀兰')

  const { enrolments, contributions, months } = (await clerk.get(`/api/people/${subject}`)).json<Read>()

  const pension = contributions.filter(({ scheme }) => scheme === 'employee-pension')
  const relation = enrolments.find(({ scheme }) => scheme === 'employee-pension')
  expect(pension.at(0)).toMatchObject({ kind: 'paid', fromMonth: relation?.validFrom.slice(0, 7) })
  expect(pension.at(-1)).toMatchObject({
    agencyId: '410205-01',
    employerName: '开封市繁塔汴绣针织有限公司',
    toMonth: '2026-02',
  })
  expect(pension.at(-1)?.baseFen).toBeGreaterThan(400_000)
  expect(months['employee-pension']).toBe(
    monthsOf(pension.map(({ fromMonth, toMonth }) => ({ from_month: fromMonth, to_month: toMonth }))),
  )
})

test('whoever comes to a counter cannot write what is paid for, and an office only of the case that it opened', async () => {
  const subject = await meet(clerk, '王秀兰')
  const span = {
    scheme: 'unemployment',
    agencyId: '410205-01',
    employerId: null,
    fromMonth: '2026-01',
    toMonth: '2026-02',
    baseFen: 450_000,
    kind: 'paid',
  } as const
  const write = async (path: 'person' | 'counter' | 'office', subjects: readonly string[]) =>
    await world.database.transaction({ path, subjects }, async (tx) =>
      tx.record(...recordSpans(subject, [span], { now: world.clock.now(), cause: newId() })),
    )

  await expect(write('person', [subject])).rejects.toThrow('permission denied')
  await expect(write('counter', [subject])).rejects.toThrow('permission denied')
  await expect(write('office', [])).rejects.toThrow('row-level security')
  await expect(write('office', [subject])).resolves.toBeUndefined()
})
