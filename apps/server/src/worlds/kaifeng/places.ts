import type { Outlet } from '@tongban/contracts/agencies'

import { firstOutlets } from './outlets.ts'
import type { PlannedAgency } from './plan.ts'

/** Another place of the stories: its area, name, English name, latitude and longitude of its centre, area code. */
type Row = readonly [string, string, string, number, number, string]

const rows: readonly Row[] = [
  ['420500', '宜昌市', 'Yichang', 30.692, 111.287, '0717'],
  ['440300', '深圳市', 'Shenzhen', 22.543, 114.058, '0755'],
  ['440400', '珠海市', 'Zhuhai', 22.271, 113.577, '0756'],
  ['310115', '上海市浦东新区', 'Pudong, Shanghai', 31.221, 121.545, '021'],
  ['330100', '杭州市', 'Hangzhou', 30.274, 120.155, '0571'],
  ['321200', '泰州市', 'Taizhou', 32.456, 119.923, '0523'],
  ['220100', '长春市', 'Changchun', 43.817, 125.324, '0431'],
  ['110108', '北京市海淀区', 'Haidian, Beijing', 39.96, 116.298, '010'],
  ['110115', '北京经济技术开发区', 'Beijing Economic-Technological Development Area', 39.795, 116.506, '010'],
  ['360100', '南昌市', 'Nanchang', 28.683, 115.858, '0791'],
  ['370300', '淄博市', 'Zibo', 36.813, 118.055, '0533'],
  ['450324', '全州县', 'Quanzhou County', 25.929, 111.073, '0773'],
  ['510500', '泸州市', 'Luzhou', 28.872, 105.442, '0830'],
  ['610631', '黄龙县', 'Huanglong County', 35.584, 109.84, '0911'],
  ['460100', '海口市', 'Haikou', 20.044, 110.199, '0898'],
]

/** Above each place: area, name, English name, seat. */
const provinces: readonly (readonly [string, string, string, string])[] = [
  ['110000', '北京市', 'Beijing', '北京市'],
  ['220000', '吉林省', 'Jilin', '长春市'],
  ['310000', '上海市', 'Shanghai', '上海市'],
  ['320000', '江苏省', 'Jiangsu', '南京市'],
  ['330000', '浙江省', 'Zhejiang', '杭州市'],
  ['360000', '江西省', 'Jiangxi', '南昌市'],
  ['370000', '山东省', 'Shandong', '济南市'],
  ['420000', '湖北省', 'Hubei', '武汉市'],
  ['440000', '广东省', 'Guangdong', '广州市'],
  ['450000', '广西壮族自治区', 'Guangxi', '南宁市'],
  ['460000', '海南省', 'Hainan', '海口市'],
  ['510000', '四川省', 'Sichuan', '成都市'],
  ['610000', '陕西省', 'Shaanxi', '西安市'],
]

/** The area of each other place: twenty people live there. */
export const placeAreas: readonly string[] = rows.map(([area]) => area)

/** One agency for each other place of the stories, and the provinces above them. */
export const placeAgencies: readonly PlannedAgency[] = [
  ...provinces.map(([area, name, en, seat], at) =>
    agencyOf({
      area,
      name: `${name}社会保险中心`,
      en: `${en} Social Insurance Centre`,
      parent: null,
      kind: 'province',
      telephone: `400-2000${String(at + 1).padStart(3, '0')}`,
      seat,
    }),
  ),
  ...rows.map(([area, name, en, , , dialled]) =>
    agencyOf({
      area,
      name: `${name}社会保险中心`,
      en: `${en} Social Insurance Centre`,
      parent: `${area.slice(0, 2)}0000-01`,
      kind: 'city',
      telephone: `${dialled}-22000001`,
      seat: name,
    }),
  ),
]

/** The hall of each other place, which takes in and accepts everything. */
export const placeOutlets: readonly Outlet[] = rows.map(([area, name, , lat, lng, dialled]) => {
  const [pattern] = firstOutlets
  if (pattern === undefined) throw new RangeError('no hall to take after')
  return {
    ...pattern,
    id: `${area}-hall-1`,
    agencyId: `${area}-01`,
    name: `${name}社保服务大厅`,
    position: { lat, lng },
    telephone: `${dialled}-22000101`,
    address: `${name}示例大道1号一楼`,
  }
})

function agencyOf({
  area,
  name,
  en,
  parent,
  kind,
  telephone,
  seat,
}: Pick<PlannedAgency, 'area' | 'parent' | 'kind' | 'telephone'> & {
  readonly name: string
  readonly en: string
  readonly seat: string
}): PlannedAgency {
  const address = `${seat}（示例地址）政务大道1号`
  return {
    id: `${area}-01`,
    parent,
    area,
    name: { 'zh-CN': name, en },
    kind,
    telephone,
    address,
    routingDesk: parent !== null,
    remedies: {
      recheck: `本机构复查窗口（${address}），电话 ${telephone}`,
      reconsideration: `${seat}人民政府`,
      court: `${seat}人民法院（示例地址：${seat}政务大道2号）`,
      legalAid: `${seat}法律援助中心`,
    },
  }
}
