import { fen, type Fen } from '../money.ts'
import type { Parameter } from '../parameter.ts'
import { parameterOf, yearly } from './compact.ts'
import { injuryRegulation } from './sources.ts'

/** 本人工资 within shares of the area's average wage. */
export const injuryWageShares: Parameter<{ readonly floor: string; readonly ceiling: string }> = {
  name: '工伤本人工资上下限比例',
  unit: 'rate',
  values: [
    {
      from: '2011-01',
      value: { floor: '0.6', ceiling: '3' },
      source: injuryRegulation('第六十四条'),
      certainty: 'text-read',
    },
  ],
}

/** 一次性伤残补助金: months of the own wage by grade 1 to 10. */
export const injuryLumpMonths: Parameter<readonly number[]> = {
  name: '一次性伤残补助金月数',
  unit: 'months',
  values: [
    {
      from: '2011-01',
      value: [27, 25, 23, 21, 18, 16, 13, 11, 9, 7],
      source: injuryRegulation('第三十五至三十七条'),
      certainty: 'text-read',
    },
  ],
}

/** 伤残津贴: shares of the own wage by grade 1 to 6; from grade 5 on the employer pays. */
export const injuryMonthlyShares: Parameter<readonly string[]> = {
  name: '伤残津贴比例',
  unit: 'rate',
  values: [
    {
      from: '2011-01',
      value: ['0.9', '0.85', '0.8', '0.75', '0.7', '0.6'],
      source: injuryRegulation('第三十五、三十六条'),
      certainty: 'text-read',
    },
  ],
}

/** 生活护理费: shares of the area's average wage. */
export const injuryCareShares: Parameter<{
  readonly full: string
  readonly most: string
  readonly part: string
}> = {
  name: '生活护理费比例',
  unit: 'rate',
  values: [
    {
      from: '2011-01',
      value: { full: '0.5', most: '0.4', part: '0.3' },
      source: injuryRegulation('第三十四条'),
      certainty: 'text-read',
    },
  ],
}

/** 浮动费率: the steps on which the rate of a class of trades may stand, as shares of it; the lowest class has none below it. */
export const injuryFloating: Parameter<{
  readonly lowest: readonly string[]
  readonly others: readonly string[]
}> = {
  name: '工伤保险浮动费率档次',
  unit: 'rate',
  values: [
    {
      from: '2015-10',
      value: { lowest: ['1', '1.2', '1.5'], others: ['0.5', '0.8', '1', '1.2', '1.5'] },
      source: { document: '关于调整工伤保险费率政策的通知', number: '人社部发〔2015〕71号' },
      certainty: 'to-confirm',
    },
  ],
}

/** 因工死亡: months of the average wage for the funeral, and shares of the own wage for dependants. */
export const injuryDeathTerms: Parameter<{
  readonly funeralMonths: number
  readonly spouse: string
  readonly other: string
  readonly lonely: string
}> = {
  name: '因工死亡待遇',
  unit: 'terms',
  values: [
    {
      from: '2011-01',
      value: { funeralMonths: 6, spouse: '0.4', other: '0.3', lonely: '0.1' },
      source: injuryRegulation('第三十九条'),
      certainty: 'text-read',
    },
  ],
}

const income = { document: '国家统计局国民经济和社会发展统计公报；工伤保险条例', article: '第三十九条' }

/** 一次性工亡补助金 by year of death: 20 times the national urban disposable income of the year before. */
export const injuryDeathLump: Parameter<Fen> = parameterOf({ name: '一次性工亡补助金', unit: 'fen' }, [
  { ...yearly(2019, fen(785_020_00), { source: income, certainty: 'one-source' }), to: '2019-12' },
  yearly(2024, fen(1_036_420_00), { source: income, certainty: 'one-source' }),
  yearly(2025, fen(1_083_760_00), { source: income, certainty: 'to-confirm' }),
])
