/** 省级地区 by the first two digits of their codes. */
const provinces: Readonly<Record<string, string>> = {
  11: '北京市',
  12: '天津市',
  13: '河北省',
  14: '山西省',
  15: '内蒙古自治区',
  21: '辽宁省',
  22: '吉林省',
  23: '黑龙江省',
  31: '上海市',
  32: '江苏省',
  33: '浙江省',
  34: '安徽省',
  35: '福建省',
  36: '江西省',
  37: '山东省',
  41: '河南省',
  42: '湖北省',
  43: '湖南省',
  44: '广东省',
  45: '广西壮族自治区',
  46: '海南省',
  50: '重庆市',
  51: '四川省',
  52: '贵州省',
  53: '云南省',
  54: '西藏自治区',
  61: '陕西省',
  62: '甘肃省',
  63: '青海省',
  64: '宁夏回族自治区',
  65: '新疆维吾尔自治区',
}

/** Cities with figures of their own; of others the code is shown. */
const cities: Readonly<Record<string, string>> = {
  210100: '沈阳市',
  210200: '大连市',
  370300: '淄博市',
  410100: '郑州市',
  410200: '开封市',
  440100: '广州市',
  440300: '深圳市',
}

/** The whole country, as an area. */
export const nation = 'national'

/** What an area is called; of a city that is not listed the province and its code. */
export function areaName(area: string): string {
  if (area === nation) return '全国'
  const province = provinces[area.slice(0, 2)]
  if (province === undefined) return area
  return area.endsWith('0000') ? province : (cities[area] ?? `${province} ${area}`)
}

/** The whole country, the provinces, and further areas that have figures, each with its name. */
export function areaOptions(others: readonly string[]): { value: string; label: string }[] {
  const known = Object.keys(provinces).map((digits) => `${digits}0000`)
  const codes = [...new Set([...known, ...Object.keys(cities), ...others])].filter((code) => code !== nation)
  return [nation, ...codes.toSorted()].map((value) => ({ value, label: areaName(value) }))
}
