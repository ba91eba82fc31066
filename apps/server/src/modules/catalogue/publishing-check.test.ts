import { expect, test } from 'vitest'

import { createWorld } from '../../../test/world.ts'
import { shippedDeclarations } from './items.ts'
import { checkDeclaration } from './publishing-check.ts'

const { registry } = await createWorld()
const [declaration] = shippedDeclarations()

test('a shipped declaration and the papers of the house have no defect', () => {
  expect(declaration && checkDeclaration(declaration, registry)).toEqual([])
})

test('nothing is published while a paper that says no would lack its remedies, or have them before the reason', () => {
  const refusals = registry.papers.filter((paper) => paper.unfavourable)
  expect(refusals.length).toBeGreaterThan(1)

  for (const refusal of refusals)
    for (const parts of [
      refusal.parts.filter((part) => part !== 'remedies'),
      [...refusal.parts].toReversed(),
      [],
    ]) {
      const papers = registry.papers.map((paper) => (paper === refusal ? { ...paper, parts } : paper))
      const faults = declaration && checkDeclaration(declaration, { ...registry, papers })
      expect(faults).toMatchObject([{ field: 'papers', code: 'no-remedies' }])
    }
})

test('a basis that names nothing cannot stand in a refusal', () => {
  const faults = declaration && checkDeclaration({ ...declaration, basis: [' '] }, registry)

  expect(faults).toMatchObject([{ field: 'basis.0', code: 'required' }])
})
