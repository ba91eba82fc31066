import './catalogue.ts'
import { t } from '@lingui/core/macro'

/** The areas of which the law knows figures: the nation, all provinces, and cities with figures of their own. */
export const areaNames: Readonly<Record<string, string>> = {
  national: t`全国`,
  '110000': t`北京`,
  '120000': t`天津`,
  '130000': t`河北`,
  '140000': t`山西`,
  '150000': t`内蒙古`,
  '210000': t`辽宁`,
  '210100': t`辽宁沈阳`,
  '210200': t`辽宁大连`,
  '220000': t`吉林`,
  '230000': t`黑龙江`,
  '310000': t`上海`,
  '320000': t`江苏`,
  '330000': t`浙江`,
  '340000': t`安徽`,
  '350000': t`福建`,
  '360000': t`江西`,
  '370000': t`山东`,
  '370300': t`山东淄博`,
  '410000': t`河南`,
  '420000': t`湖北`,
  '430000': t`湖南`,
  '440000': t`广东`,
  '440100': t`广东广州`,
  '440300': t`广东深圳`,
  '450000': t`广西`,
  '460000': t`海南`,
  '500000': t`重庆`,
  '510000': t`四川`,
  '520000': t`贵州`,
  '530000': t`云南`,
  '540000': t`西藏`,
  '610000': t`陕西`,
  '620000': t`甘肃`,
  '630000': t`青海`,
  '640000': t`宁夏`,
  '650000': t`新疆`,
}

/** The nearest area with figures of its own: the city, or its province; undefined where neither is known. */
export function knownArea(code: string): string | undefined {
  const around = [code, `${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`]
  return around.find((one) => one !== 'national' && Object.hasOwn(areaNames, one))
}

/** An area by name; a place without figures of its own by its province and its code. */
export function areaText(code: string): string {
  const own = areaNames[code]
  if (own !== undefined) return own
  const near = knownArea(code)
  return near === undefined ? code : `${areaNames[near] ?? near} (${code})`
}
