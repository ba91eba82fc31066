import { expect, it } from 'vitest'

import { whoApplies } from './who-applies.ts'

const agencies = [
  { id: 'city', name: '市社保中心', parent: null },
  { id: 'county', name: '县社保中心', parent: 'city' },
]
const held = (
  role: 'manager' | 'system-administrator' | 'agency-head',
  agencyId: string,
  to: string | null = null,
) => ({ role, agencyId, endedOn: null, from: '2026-01-01', to })

it('names who may apply for a grant at the colleague’s own agency, else at the nearest above', () => {
  const atCity = { name: '李科', grants: [held('manager', 'city')] }
  const atCounty = { name: '王科', grants: [held('manager', 'county')] }
  const day = '2026-06-01'
  expect(whoApplies([atCity, atCounty], agencies, 'county', day)).toEqual({
    agencyName: '县社保中心',
    names: ['王科'],
  })
  expect(whoApplies([atCity], agencies, 'county', day)).toEqual({ agencyName: '市社保中心', names: ['李科'] })
})

it('names nobody who administers only, and nobody whose grant is over', () => {
  const staff = [
    { name: '管理员', grants: [held('system-administrator', 'city'), held('agency-head', 'city')] },
    { name: '赵科', grants: [held('manager', 'city', '2026-05-31')] },
  ]
  expect(whoApplies(staff, agencies, 'city', '2026-06-01')).toBeUndefined()
})
