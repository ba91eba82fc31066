import { expect, test } from 'vitest'

import { plants } from '../../../../test/planted/plants.ts'
import type { Planted } from '../../../../test/planted/spoil.ts'
import { createWorld } from '../../../../test/world.ts'
import { diceOf } from '../../../worlds/kaifeng/random.ts'
import { shippedDeclarations } from '../items.ts'
import { checkDeclaration } from './publishing-check.ts'

const { registry } = await createWorld()
/** The same every time; a failure prints the number of its mutant. */
const seed = 20_261_206
const mutantsAtLeast = 1000
const shipped = shippedDeclarations()

test('nothing that is shipped is said to have a defect', () => {
  expect(shipped.length).toBeGreaterThan(10)
  for (const declaration of shipped) expect(checkDeclaration(declaration, registry)).toEqual([])
})

test('every kind of defect fits an item that is shipped', () => {
  const unplanted = Object.entries(plants).filter(([, plant]) =>
    shipped.every((declaration) => attempts(declaration, plant).length === 0),
  )

  expect(Object.keys(plants).length).toBeGreaterThanOrEqual(25)
  expect(unplanted.map(([name]) => name)).toEqual([])
})

test(`of ${mutantsAtLeast} mutated declarations every planted defect is found at its place, by its code`, () => {
  const mutants: Mutant[] = []
  for (let round = 0; mutants.length < mutantsAtLeast; round += 1) mutants.push(...mutantsOf(round))

  const missed = mutants.filter(({ declaration, field, code }) =>
    checkDeclaration(declaration, registry).every((defect) => defect.field !== field || defect.code !== code),
  )

  expect(mutants.length).toBeGreaterThanOrEqual(mutantsAtLeast)
  expect(missed.map(({ name, item, field, code }) => `${name} in ${item}: ${code} at ${field}`)).toEqual([])
})

type Mutant = Planted & { readonly name: string; readonly item: string }

/** Every shipped item spoilt once in every way that fits it. */
function mutantsOf(round: number): Mutant[] {
  return shipped.flatMap((declaration) =>
    Object.entries(plants).flatMap(([name, plant]) => {
      const found = plant(declaration, diceOf(seed + round))
      return found === undefined ? [] : [{ ...found, name, item: declaration.code }]
    }),
  )
}

function attempts(declaration: (typeof shipped)[number], plant: (typeof plants)[string]): Planted[] {
  return [1, 2, 3, 4, 5, 6].flatMap((at) => plant(declaration, diceOf(seed + at)) ?? [])
}
