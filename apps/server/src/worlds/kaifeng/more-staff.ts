import { postOf } from '@tongban/contracts/access'
import type { Outlet } from '@tongban/contracts/agencies'

import { placeAreas } from './places.ts'
import type { PlannedStaff, StaffRole } from './plan.ts'

const pairs = (text: string): (readonly [string, string])[] =>
  text.split(' ').map((pair) => {
    const [written = '', spelled = ''] = pair.split(':')
    return [written, spelled]
  })
const families = pairs(
  '柳:liu 卫:wei 庞:pang 尤:you 施:shi 祝:zhu 舒:shu 屈:qu 项:xiang 柴:chai 翟:zhai 耿:geng 焦:jiao 边:bian 岳:yue 齐:qi 聂:nie',
)
const given = pairs(
  '晓东:xiaodong 思雨:siyu 海燕:haiyan 志远:zhiyuan 雅琴:yaqin 国强:guoqiang 文娟:wenjuan 永康:yongkang 佳宁:jianing',
)
const placeRoles: readonly StaffRole[] = ['counter-clerk', 'reviewer', 'approver', 'manager']

/**
 * The rest of the staff of the full demo: a clerk for each outlet where nobody sits yet (a kiosk needs none), and for
 * each other place a clerk, a reviewer, an approver and a manager. The same whatever the seed.
 * @throws RangeError when the names run out
 */
export function moreStaff(known: readonly PlannedStaff[], outlets: readonly Outlet[]): PlannedStaff[] {
  const staffed = new Set(known.map(({ outletId }) => outletId))
  const clerks = outlets
    .filter(({ id, kind, agencyId }) => kind !== 'kiosk' && !staffed.has(id) && !isPlace(agencyId))
    .map(({ id, agencyId }) => ({ role: 'counter-clerk' as const, agencyId, outletId: id }))
  const others = placeAreas.flatMap((area) =>
    placeRoles.map((role) => ({
      role,
      agencyId: `${area}-01`,
      outletId: role === 'counter-clerk' ? `${area}-hall-1` : null,
    })),
  )
  return [...clerks, ...others].map((post, at) => ({ ...post, ...nameAt(at), post: postOf[post.role] }))
}

function isPlace(agencyId: string): boolean {
  return placeAreas.includes(agencyId.slice(0, 6))
}

function nameAt(at: number): Pick<PlannedStaff, 'name' | 'username'> {
  const family = families[at % families.length]
  const called = given[Math.floor(at / families.length)]
  if (family === undefined || called === undefined) throw new RangeError('more staff than names')
  return { name: family[0] + called[0], username: `${family[1]}.${called[1]}` }
}
