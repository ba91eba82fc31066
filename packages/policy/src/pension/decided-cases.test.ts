import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { comparedParts, decidedCasesFile, type MetCase, meetCases } from '../../test/decided-cases.ts'

const path = decidedCasesFile()
const cases = path === undefined ? [] : meetCases(path)
process.stdout.write(
  path === undefined
    ? 'NOT COMPARED: the decided pension cases are no part of this repository; TONGBAN_VECTORS names the folder that has them.\n'
    : tableByArea(cases),
)

test('of the parts of decisions that a formula met ours meets nearly all; where they are not here, the docs keep the counts', () => {
  const kept = readFileSync(join(import.meta.dirname, '../../../../docs/policy/README.md'), 'utf8')
  expect(kept).toMatch(/account part \d+ \/ \d+ \/ \d+ \/ \d+/u)
  if (path === undefined) return
  expect(share('account')).toBeGreaterThanOrEqual(0.98)
  expect(share('basic')).toBeGreaterThanOrEqual(0.97)
  expect(share('transitional')).toBeGreaterThanOrEqual(0.9)
})

/** The share of the counted rows that are met exactly or nearly. */
function share(part: 'account' | 'basic' | 'transitional'): number {
  const counted = cases.map(({ parts }) => parts[part]).filter((met) => met.counted)
  const good = counted.filter(({ meeting }) => meeting === 'exact' || meeting === 'near')
  return counted.length === 0 ? 0 : good.length / counted.length
}

/** Exact / near / differs / missing of all decisions, by area and part, and the parts that are counted and not met. */
function tableByArea(all: readonly MetCase[]): string {
  const areas = [...new Set(all.map(({ area }) => area))]
  const lines = [...areas, 'all'].map((area) => {
    const own = all.filter((one) => area === 'all' || one.area === area)
    const columns = comparedParts.map((part) => {
      const count = (meeting: string) => own.filter(({ parts }) => parts[part].meeting === meeting).length
      return `${part} ${['exact', 'near', 'differs', 'missing'].map(count).join('/')}`.padEnd(26)
    })
    return `${area.padEnd(5)} ${String(own.length).padStart(3)}  ${columns.join(' ')}`
  })
  const unmet = all.flatMap(({ id, area, parts }) =>
    comparedParts.flatMap((part) => {
      const { counted, meeting, ours, printed } = parts[part]
      return counted && !['exact', 'near'].includes(meeting)
        ? [`${id} ${area} ${part}: ${meeting} ours ${ours} printed ${printed}`]
        : []
    }),
  )
  const shares = (['account', 'basic', 'transitional'] as const).map(
    (part) => `${part} ${(100 * share(part)).toFixed(1)} %`,
  )
  return `${[...lines, ...unmet, `of the counted: ${shares.join(', ')}`].join('\n')}\n`
}
