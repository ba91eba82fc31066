import type { Declaration } from '@tongban/contracts/declaration'
import type { FieldFault } from '@tongban/contracts/errors'
import { type RecordFact, recordFacts } from '@tongban/contracts/record-facts'

import { fault } from './fault.ts'

/**
 * 不重复要: nothing is asked that the records hold. A field that is called like a fact is filled in from it, or changes it by the effect; a paper
 * that would prove one is settled by the record first.
 */
export function checkHeld({ applicants, form, materials, effect }: Declaration): FieldFault[] {
  const facts = Object.entries<RecordFact>(recordFacts).filter(([, { of }]) => applicants.includes(of))
  const changed = new Set(
    Object.values(effect.input).flatMap((source) => ('field' in source ? [source.field] : [])),
  )
  return [
    ...form
      .filter(({ key, prefill }) => prefill === undefined && !changed.has(key))
      .flatMap(({ key, label }) =>
        facts
          .filter(([, { asked }]) => asked.includes(label['zh-CN']))
          .slice(0, 1)
          .map(([fact, { name }]) =>
            fault(`form.${key}`, 'held', `记录里有${name}（${fact}），不用再问；要核对就从记录带出来`),
          ),
      ),
    ...materials.flatMap(({ key, name, settledBy }) =>
      facts
        .filter(([, { proved }]) => proved.includes(name['zh-CN']) && !settledBy.includes('record'))
        .slice(0, 1)
        .map(([fact, about]) =>
          fault(`materials.${key}.settledBy`, 'held', `记录里有${about.name}（${fact}），要先用记录`),
        ),
    ),
  ]
}
