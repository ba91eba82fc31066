import type { SubjectRecord } from '@tongban/contracts/people'
import { baseLaw } from '@tongban/policy'
import { expect, test } from 'vitest'

import { knownOf } from './known.ts'

const span = { agencyId: '410204-01', agencyName: '', employerName: null, baseFen: 400_000 }
const record: SubjectRecord = {
  subject: '01936b6e-0000-7000-8000-000000000001',
  kind: 'person',
  status: 'registered',
  name: '王秀兰',
  facts: { 'person.birth-date': '1978-05-17', 'person.sex': 'female' },
  documents: [],
  enrolments: [
    {
      id: '01936b6e-0000-7000-8000-000000000002',
      scheme: 'employee-pension',
      agencyId: '410204-01',
      agencyName: '',
      employerName: null,
      validFrom: '2001-03-01',
      validTo: null,
      suspendedFrom: null,
      baseFen: null,
      baseFrom: null,
    },
  ],
  contributions: [
    {
      ...span,
      id: '01936b6e-0000-7000-8000-000000000003',
      scheme: 'employee-pension',
      kind: 'deemed',
      fromMonth: '2000-01',
      toMonth: '2001-06',
    },
    {
      ...span,
      id: '01936b6e-0000-7000-8000-000000000004',
      scheme: 'employee-pension',
      kind: 'paid',
      fromMonth: '2001-03',
      toMonth: '2002-02',
    },
    {
      ...span,
      id: '01936b6e-0000-7000-8000-000000000005',
      scheme: 'resident-pension',
      kind: 'paid',
      fromMonth: '2012-01',
      toMonth: '2013-12',
    },
    {
      ...span,
      id: '01936b6e-0000-7000-8000-000000000006',
      scheme: 'resident-pension',
      kind: 'paid',
      fromMonth: '2013-01',
      toMonth: '2013-12',
    },
  ],
  months: {},
  merged: [],
  roster: [],
  accounts: [],
}

test('birth, sex, place and months come from the record; the category of a woman is asked, for her post decides', () => {
  expect(knownOf(record, 'employee-pension', baseLaw)).toEqual({
    birth: '1978-05',
    sex: 'female',
    area: '410000',
    paid: '26',
    deemed: '1.17',
    base: '400000',
  })
})

test('who does not pay now has no base to go on with', () => {
  const resting = record.enrolments.map((one) => ({ ...one, suspendedFrom: '2026-01' as const }))

  expect(knownOf({ ...record, enrolments: resting }, 'employee-pension', baseLaw)).not.toHaveProperty('base')
})

test('years of the resident scheme count once, and its area is not taken from another scheme', () => {
  expect(knownOf(record, 'resident-pension', baseLaw)).toEqual({
    birth: '1978-05',
    sex: 'female',
    years: '2',
  })
})

test('of a record that holds nothing, nothing is taken', () => {
  const empty = { ...record, facts: {}, enrolments: [], contributions: [] }

  expect(knownOf(empty, 'employee-pension', baseLaw)).toEqual({})
})
