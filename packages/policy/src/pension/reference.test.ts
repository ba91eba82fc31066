import { expect, test } from 'vitest'

import { referencePension } from '../../test/reference-pension.ts'
import { retiringPeople } from '../../test/retiring-people.ts'
import { baseLaw, employeePension } from '../index.ts'

test('people of all areas get to the fen what a second formula in whole numbers of any length gives, with a reason and without', () => {
  const wrong = retiringPeople(3000, 11).filter((person, at) => {
    const ours = employeePension(baseLaw, person, at % 10 === 0 ? [] : undefined)
    const right = referencePension(person)
    const transitional = right.transitionalFen === null ? null : Number(right.transitionalFen)
    return (
      ours.basicFen !== Number(right.basicFen) ||
      ours.accountPensionFen !== Number(right.accountFen) ||
      ours.transitionalFen !== transitional ||
      ours.extraFen !== Number(right.extraFen)
    )
  })

  expect(wrong).toEqual([])
})
