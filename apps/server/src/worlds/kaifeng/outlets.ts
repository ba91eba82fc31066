import { type Outlet, outlet } from '@tongban/contracts/agencies'
import { z } from 'zod'

import outletList from './outlets.json' with { type: 'json' }

/** The outlets of the small city, each described by hand. */
export const firstOutlets: readonly Outlet[] = z.array(outlet).parse(outletList)

/** 街道 of a district have a community centre each, 乡镇 a village point; both words are left out where they stand at the end. */
interface Townships {
  readonly streets: readonly string[]
  readonly towns: readonly string[]
}

const words = (text: string): readonly string[] => (text === '' ? [] : text.split(' '))
const townships: Readonly<Record<string, Townships>> = {
  '410202': {
    streets: words('午朝门街道 大兴街道 北道门街道 城西街道 梁苑街道 宋城街道 西郊街道'),
    towns: words('柳园口乡 水稻乡 北郊乡'),
  },
  '410203': {
    streets: words('铁塔街道 曹门街道 宋门街道 工业街道 苹果园街道'),
    towns: words('东郊乡 土柏岗乡'),
  },
  '410204': {
    streets: words('相国寺街道 新华街道 卧龙街道 州桥街道 西司门街道 五一街道 仙人庄街道'),
    towns: [],
  },
  '410205': { streets: words('三里堡街道 新门关街道 官坊街道 菜市街道'), towns: words('汪屯乡') },
  '410212': { streets: [], towns: words('陈留镇 仇楼镇 八里湾镇 曲兴镇 兴隆乡') },
  '410221': { streets: [], towns: words('高阳镇 葛岗镇 阳堌镇 五里河镇 付集镇 于镇镇') },
  '410222': { streets: [], towns: words('竖岗镇 玉皇庙镇 四所楼镇 朱砂镇 长智镇') },
  '410223': { streets: [], towns: words('洧川镇 朱曲镇 蔡庄镇 永兴镇 张市镇 十八里镇') },
  '410225': { streets: [], towns: words('堌阳镇 南彰镇 考城镇 红庙镇 谷营镇') },
}

/** So many degrees from the hall of the district: streets lie in the town, villages about it. */
const distances = { streets: 0.012, towns: 0.09, hall: 0.003 } as const
/** Each next one turns by the golden angle, so that no two lie on one another. */
const goldenAngle = 2.399_963
/** A kiosk stands elsewhere than the bank of its district. */
const kioskTurns = 20

/** All ninety outlets of the city: those described by hand, then one for each other street and town, bank and kiosk. */
export const kaifengOutlets: readonly Outlet[] = [
  ...firstOutlets,
  ...Object.entries(townships).flatMap(([area, { streets, towns }], place) => [
    ...streets.map((name, at) =>
      like('community-centre', area, at, `${name}便民服务中心`, distances.streets),
    ),
    ...towns.map((name, at) => like('village-point', area, at, `${name}村级社保服务点`, distances.towns)),
    ...missing('bank-branch', area, `示例银行${shortName(area)}支行社银网点`, place),
    ...missing('kiosk', area, `${shortName(area)}社保自助服务终端`, place + kioskTurns),
  ]),
]

/** One of a kind in a district that has none yet. */
function missing(kind: Outlet['kind'], area: string, name: string, place: number): Outlet[] {
  const known = firstOutlets.some((one) => one.kind === kind && one.agencyId === `${area}-01`)
  return known ? [] : [like(kind, area, place, name, distances.hall)]
}

/** An outlet with the timetable and the grants of the first of its kind. */
function like(kind: Outlet['kind'], area: string, at: number, name: string, far: number): Outlet {
  const pattern = firstOutlets.find((one) => one.kind === kind)
  const hall = firstOutlets.find(({ id }) => id === `${area}-hall-1`)
  const middle = hall?.position ?? undefined
  if (pattern === undefined || middle === undefined) throw new RangeError(`no pattern for ${kind} in ${area}`)
  const agencyId = `${area}-01`
  const before = firstOutlets.filter((one) => one.kind === kind && one.agencyId === agencyId).length
  const order = before + (kind === 'bank-branch' || kind === 'kiosk' ? 1 : at + 1)
  const turn = (at + 1) * goldenAngle
  const near = far * (0.55 + 0.45 * Math.abs(Math.sin(at + 1)))
  return {
    ...pattern,
    id: `${area}-${kind}-${order}`,
    agencyId,
    name,
    position: {
      lat: rounded(middle.lat + near * Math.sin(turn)),
      lng: rounded(middle.lng + near * Math.cos(turn)),
    },
    telephone: `0371-2300${area.slice(4)}${kind.length % 10}${order % 10}`,
    address: `开封市${districtOf(area)}${name.replace(/便民服务中心|村级社保服务点/, '')}示例路${at + 1}号`,
  }
}

function districtOf(area: string): string {
  const hall = firstOutlets.find(({ id }) => id === `${area}-hall-1`)
  return hall?.name.replace('社保服务大厅', '') ?? ''
}

function shortName(area: string): string {
  return districtOf(area)
    .replace('回族区', '')
    .replace(/[区县]$/, '')
}

function rounded(degrees: number): number {
  return Math.round(degrees * 10_000) / 10_000
}
