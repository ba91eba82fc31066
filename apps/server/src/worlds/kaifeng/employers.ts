import { usccOf } from './numbers.ts'
import type { PlannedEmployer } from './plan.ts'

/** Department and kind of the USCC, district, name, street. */
type Row = readonly [string, string, string, string]

const rows: readonly Row[] = [
  ['91', '410205', '开封市繁塔汴绣针织有限公司', '繁塔示例街36号'],
  ['91', '410202', '开封市清明文化旅游有限公司', '龙亭示例路9号'],
  ['91', '410204', '开封市鼓楼夜市餐饮有限公司', '寺后示例街51号'],
  ['91', '410203', '开封市汴东机械制造有限公司', '滨河示例路77号'],
  ['91', '410212', '祥符区黄河滩食品加工有限公司', '祥符示例大道30号'],
  ['91', '410221', '杞县金杞大蒜贸易有限公司', '金城示例大道19号'],
  ['91', '410222', '通许县咸平建筑工程有限公司', '行政示例路44号'],
  ['91', '410223', '尉氏县蓬池纺织有限公司', '人民示例路28号'],
  ['91', '410225', '兰考县泡桐乐器有限公司', '裕禄示例大道63号'],
  ['52', '410202', '开封市龙亭区示例幼儿园', '北书店示例街14号'],
  ['92', '410205', '禹王台区老张小笼包子店', '禹王台示例街8号'],
  ['91', '410202', '开封市汴西信息技术有限公司', '示例大道100号'],
]

/** An employer before anybody works there. */
export type EmployerSite = Omit<PlannedEmployer, 'legalRepresentative' | 'roster'> & { readonly area: string }

/** The employers of the demo city: the same whatever the seed; the first belongs to the agency of 禹王台. */
export const employerSites: readonly EmployerSite[] = rows.map(([kind, area, name, street], at) => ({
  uscc: usccOf(kind, area, at + 1),
  name,
  area,
  agencyId: `${area}-01`,
  address: `开封市${street}`,
  telephone: `0371-2300${String(at + 1).padStart(4, '0')}`,
}))
