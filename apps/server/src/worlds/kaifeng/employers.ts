import { usccOf } from './numbers.ts'
import type { PlannedEmployer } from './plan.ts'
import type { Dice } from './random.ts'

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
export const employerSites: readonly EmployerSite[] = rows.map(siteOf)

const districts = '410202 410203 410204 410205 410212 410221 410222 410223 410225'.split(' ')
const places = '龙亭区 顺河区 鼓楼区 禹王台区 祥符区 杞县 通许县 尉氏县 兰考县'.split(' ')
const firms = Array.from('福瑞恒泰宏盛嘉禾金源永昌华信安康东方顺达兴隆明德正和')
const trades =
  '面粉加工 机械配件 农资贸易 建筑劳务 物流运输 餐饮管理 纺织服装 汽车维修 电子科技 家居装饰 园林绿化 医药零售 印刷包装 木业制品 阀门制造 物业服务'.split(
    ' ',
  )

/** The first employers and as many more as make up a number, their names by the dice. @throws RangeError beyond 999 */
export function employerSitesOf(dice: Dice, count: number): readonly EmployerSite[] {
  if (count > 999) throw new RangeError('employers: 999 at most')
  const more = Array.from({ length: Math.max(0, count - rows.length) }, (_, at): Row => {
    const place = at % districts.length
    const name = `${places[place] ?? ''}${dice.oneOf(firms)}${dice.oneOf(firms)}${dice.oneOf(trades)}有限公司`
    return ['91', districts[place] ?? '', name, `示例工业路${dice.between(1, 400)}号`]
  })
  return [...employerSites, ...more.map((row, at) => siteOf(row, rows.length + at))]
}

function siteOf([kind, area, name, street]: Row, at: number): EmployerSite {
  return {
    uscc: usccOf(kind, area, at + 1),
    name,
    area,
    agencyId: `${area}-01`,
    address: `开封市${street}`,
    telephone: `199000${String(20_001 + at)}`,
  }
}
