import { expect, test } from 'vitest'

import { plantedItem } from '../../../test/kinds.ts'
import { createWorld } from '../../../test/world.ts'
import { checkDeclaration } from './publishing-check.ts'

const world = await createWorld()

test.each([
  ['forwarded', { kind: 'forwarded' }, 'forwarded'],
  ['recheck', { recheck: { share: 1 } }, 'recheck'],
  ['on the spot alone', { onTheSpot: true, fourEyes: false }, 'on-the-spot'],
  [
    'key facts on the spot',
    { onTheSpot: true, effect: { name: 'people.change-key', input: {} } },
    'needs-two',
  ],
  [
    'money on the spot',
    {
      onTheSpot: true,
      form: [{ key: 'sum', label: { 'zh-CN': '金额' }, type: 'amount' }],
      effect: { name: 'people.change-contact', input: {} },
    },
    'needs-two',
  ],
])('%s: what a kind of case cannot have does not publish', (_name, added, code) => {
  const defects = checkDeclaration(plantedItem('planted-wrong', added), world.registry)

  expect(defects.map((defect) => defect.code)).toEqual([code])
})
