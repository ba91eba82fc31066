import type { Item } from '@tongban/contracts/catalogue'
import { expect, test } from 'vitest'

import { itemsFor } from './items-for.ts'

const item: Item = {
  code: 'flexible-registration',
  name: 'Enrolment of a flexible worker',
  names: {
    'zh-CN': '灵活就业人员参保登记',
    'zh-HK': '靈活就業人員參保登記',
    en: 'Enrolment of a flexible worker',
  },
  category: 'registration',
  applicants: ['person'],
  kind: 'promised',
  reach: 'city',
  state: 'published',
  certainty: 'source',
  version: 1,
  granted: true,
  online: true,
}

test.each(['灵活', '靈活', 'flexible', 'Worker enrolment', 'ＦＬＥＸＩＢＬＥ', 'lhjy', ''])(
  'an item is found by %j, whatever language one reads in',
  (search) => {
    expect(itemsFor([item], 'person', search)).toEqual([item])
  },
)

test.each(['退休', 'retirement', 'flexible retirement', 'xyz'])('an item is not found by %j', (search) => {
  expect(itemsFor([item], 'person', search)).toEqual([])
})
