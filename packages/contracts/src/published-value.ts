import type { Certainty, ValueFault } from '@tongban/policy'

/** So many values stand in one draft at most: all areas and some years of a figure. */
export const valuesAtMost = 500

/** How sure a figure is, the surest first. */
export const certainties = [
  'text-read',
  'two-sources',
  'decisions',
  'one-source',
  'to-confirm',
] as const satisfies readonly Certainty[]

/** What a fault says to whoever writes a draft. */
export const faultWords: Readonly<Record<ValueFault['kind'], string>> = {
  key: '没有这个参数。',
  area: '地区写“全国”，或者省、市的六位代码。',
  time: '不是月份或日期，或者比开始还早。',
  twice: '同一地区同一天写了两个值。',
  shape: '值的写法不对，请照现行的值写。',
  word: '这里只能用算法认得的词，请照现行的值写。',
  range: '超出了这个单位可能的大小。',
  source: '要写明文件名、文号或条款、公布日期，别人才查得到。',
  address: '网址要是政府网站的（https 开头，gov.cn 结尾的网站），没有就不填。',
  gap: '前后两个值之间有空档：中间的日子没有值。',
  overlap: '和下一个值的日期重叠。',
  expired: '有据到的日子已经过了：公布后算出的结果是暂算的。',
  jump: '和上一个值相差一半以上，请再核对一遍。',
  same: '和现行的一样，公布后没有变化。',
}
