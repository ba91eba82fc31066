import { fen, type Fen } from '../money.ts'
import type { Parameter } from '../parameter.ts'
import { collectionRegulation, pensionDecision, rateCutPlan, socialInsuranceLaw } from './sources.ts'

/** 滞纳金: the share of the debt for each day. */
export const lateFeeRate: Parameter<string> = {
  name: '滞纳金日费率',
  unit: 'rate a day',
  values: [
    {
      from: '1900-01-01',
      to: '1999-01-21',
      value: '0.002',
      source: collectionRegulation('第十三条'),
      certainty: 'to-confirm',
      note: '条例施行前的规定未查',
    },
    { from: '1999-01-22', value: '0.002', source: collectionRegulation('第十三条'), certainty: 'text-read' },
    { from: '2011-07-01', value: '0.0005', source: socialInsuranceLaw('第八十六条'), certainty: 'text-read' },
  ],
}

/** 滞纳金上限: whether the fee ends at the amount of the debt. Courts differ on whether it applies to contributions. */
export const lateFeeCapped: Parameter<boolean> = {
  name: '滞纳金以本金为限',
  unit: 'terms',
  values: [
    {
      from: '1900-01-01',
      value: false,
      source: { document: '行政强制法', article: '第四十五条第二款' },
      certainty: 'to-confirm',
      note: '是否适用于社会保险费有争议，默认不封顶',
    },
  ],
}

/** 缴费基数上下限 as shares of the area's average wage. */
export const baseShares: Parameter<{ readonly floor: string; readonly ceiling: string }> = {
  name: '缴费基数上下限比例',
  unit: 'rate',
  values: [
    {
      from: '2006-01',
      value: { floor: '0.6', ceiling: '3' },
      source: pensionDecision('第三条'),
      certainty: 'two-sources',
    },
    {
      from: '2019-05',
      value: { floor: '0.6', ceiling: '3' },
      source: rateCutPlan('第三条'),
      certainty: 'two-sources',
    },
  ],
}

/** Limits of the base as an area has published them, in fen a month; they go before the shares of an average. */
export const baseLimits: Parameter<{ readonly floorFen: Fen | null; readonly ceilingFen: Fen }> = {
  name: '缴费基数上下限',
  unit: 'fen a month',
  values: [
    {
      area: '310000',
      from: '2026-07',
      knownUntil: '2027-06',
      value: { floorFen: fen(7546_00), ceilingFen: fen(37731_00) },
      source: { document: '上海市人力资源和社会保障局2026年8月答复' },
      certainty: 'text-read',
    },
    {
      area: '440000',
      from: '2025-07',
      knownUntil: '2026-06',
      value: { floorFen: fen(4775_00), ceilingFen: fen(27549_00) },
      source: { document: '广东省关于2025年缴费基数上下限的通知', number: '粤人社发〔2025〕32号' },
      certainty: 'text-read',
      note: '广州和省直下限5510元',
    },
    {
      area: '440100',
      from: '2025-07',
      knownUntil: '2026-06',
      value: { floorFen: fen(5510_00), ceilingFen: fen(27549_00) },
      source: { document: '广东省关于2025年缴费基数上下限的通知', number: '粤人社发〔2025〕32号' },
      certainty: 'text-read',
    },
  ],
}

/** 未按时申报: the share of last month's amount that is fixed instead. */
export const undeclaredShare: Parameter<string> = {
  name: '未申报时按上月缴费额的比例',
  unit: 'rate',
  values: [
    { from: '2011-07', value: '1.1', source: socialInsuranceLaw('第六十二条'), certainty: 'text-read' },
  ],
}

/** A special policy that lets people pay for past years. */
export interface BackPaymentPolicy {
  readonly id: string
  readonly group: string
  readonly countsAsPaidOnTime: boolean | null
  readonly entersIndex: boolean
  readonly bearsLateFee: boolean
}

/** 补缴: who may pay for the past at all. What a document leaves open is null: a person decides. */
export const backPaymentPolicies: Parameter<readonly BackPaymentPolicy[]> = {
  name: '补缴政策',
  unit: 'terms',
  values: [
    {
      from: '2016-11',
      value: [
        {
          id: 'employer-arrears',
          group: '与单位有劳动关系的人',
          countsAsPaidOnTime: null,
          entersIndex: true,
          bearsLateFee: true,
        },
      ],
      source: {
        document: '关于进一步加强企业职工基本养老保险基金收支管理的通知',
        number: '人社部发〔2016〕132号',
      },
      certainty: 'to-confirm',
    },
    {
      area: '360000',
      from: '2018-01',
      value: [
        {
          id: 'employer-arrears',
          group: '与单位有劳动关系的人',
          countsAsPaidOnTime: null,
          entersIndex: true,
          bearsLateFee: true,
        },
        {
          id: 'introduced-talent',
          group: '引进的人才',
          countsAsPaidOnTime: null,
          entersIndex: true,
          bearsLateFee: false,
        },
      ],
      source: { document: '江西省引进人才参加养老保险的规定', number: '赣人社发〔2018〕2号' },
      certainty: 'to-confirm',
    },
  ],
}

/** 补缴: arrears older than so many months need a decision, a judgment or a report of an audit or inspection. */
export const backPaymentProofMonths: Parameter<number> = {
  name: '补缴需法律文书的期限',
  unit: 'months',
  values: [
    {
      from: '2016-11',
      value: 36,
      source: {
        document: '关于城镇企业职工基本养老保险关系转移接续若干问题的通知',
        number: '人社部规〔2016〕5号',
      },
      certainty: 'to-confirm',
    },
  ],
}
