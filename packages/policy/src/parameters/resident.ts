import { fen, type Fen } from '../money.ts'
import type { Parameter } from '../parameter.ts'
import { parameterOf } from './compact.ts'
import { residentPensionOpinion } from './sources.ts'

const notice = { document: '提高全国城乡居民基本养老保险基础养老金最低标准的通知' }

/** 城乡居民基础养老金: the least of the nation, and what areas pay in all. */
export const residentBasic: Parameter<Fen> = parameterOf(
  { name: '城乡居民基础养老金', unit: 'fen a month' },
  [
    { from: '2009-09', value: fen(55_00), source: notice, certainty: 'to-confirm' },
    { from: '2014-07', value: fen(70_00), source: notice, certainty: 'to-confirm' },
    { from: '2018-01', value: fen(88_00), source: notice, certainty: 'to-confirm' },
    { from: '2020-07', value: fen(93_00), source: notice, certainty: 'to-confirm' },
    { from: '2022-01', value: fen(98_00), source: notice, certainty: 'to-confirm' },
    { from: '2023-01', value: fen(103_00), source: notice, certainty: 'to-confirm' },
    { from: '2024-01', value: fen(123_00), source: notice, certainty: 'two-sources' },
    { from: '2025-01', value: fen(143_00), source: notice, certainty: 'to-confirm' },
    { from: '2026-01', knownUntil: '2026-12', value: fen(163_00), source: notice, certainty: 'two-sources' },
    {
      area: '370300',
      from: '2021-01',
      to: '2021-12',
      value: fen(142_00),
      source: { document: '', saidBy: '淄博市2021年城乡居民养老保险公开案例' },
      certainty: 'two-sources',
    },
  ],
)

/** 缴费档次 a year, in fen. */
export const residentTiers: Parameter<readonly number[]> = {
  name: '城乡居民养老保险缴费档次',
  unit: 'fen a year',
  values: [
    {
      from: '2014-02-21',
      value: [
        100_00, 200_00, 300_00, 400_00, 500_00, 600_00, 700_00, 800_00, 900_00, 1000_00, 1500_00, 2000_00,
      ],
      source: residentPensionOpinion('第四条'),
      certainty: 'two-sources',
      note: '各省可另定档次',
    },
  ],
}

/** 缴费补贴: the least of the nation, for tiers from a sum on. */
export const residentSubsidies: Parameter<
  readonly { readonly tierFromFen: number; readonly leastFen: number }[]
> = {
  name: '城乡居民养老保险缴费补贴',
  unit: 'fen a year',
  values: [
    {
      from: '2014-02-21',
      value: [
        { tierFromFen: 100_00, leastFen: 30_00 },
        { tierFromFen: 500_00, leastFen: 60_00 },
      ],
      source: residentPensionOpinion('第四条'),
      certainty: 'two-sources',
    },
  ],
}

/** 领取条件与计发月数: age, years, and the divisor that holds for everybody. */
export const residentTerms: Parameter<{
  readonly ageMonths: number
  readonly leastYears: number
  readonly divisor: number
}> = {
  name: '城乡居民养老保险领取条件',
  unit: 'terms',
  values: [
    {
      from: '2014-02-21',
      value: { ageMonths: 720, leastYears: 15, divisor: 139 },
      source: residentPensionOpinion('第六、七条'),
      certainty: 'two-sources',
    },
  ],
}

/** 长缴多得: so many fen a month for each year of payment in a step. */
export const residentLongPayment: Parameter<
  readonly { readonly fromYear: number; readonly fenPerYear: number }[]
> = {
  name: '城乡居民养老保险缴费年限养老金',
  unit: 'fen a month',
  values: [
    {
      area: '420000',
      from: '2014-02-21',
      value: [
        { fromYear: 1, fenPerYear: 1_00 },
        { fromYear: 16, fenPerYear: 2_00 },
        { fromYear: 26, fenPerYear: 3_00 },
      ],
      source: { document: '', saidBy: '湖北省公开口径' },
      certainty: 'to-confirm',
    },
  ],
}

/** 城乡养老保险制度衔接: so many employee months let the resident account join the employee scheme. */
export const bridgeMonths: Parameter<number> = {
  name: '城乡养老保险制度衔接所需职工缴费月数',
  unit: 'months',
  values: [
    {
      from: '2014-07',
      value: 180,
      source: { document: '城乡养老保险制度衔接暂行办法', number: '人社部发〔2014〕17号' },
      certainty: 'to-confirm',
    },
  ],
}
