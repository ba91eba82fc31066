import type { Parameter } from '../parameter.ts'

/** A share of the base: null where a document gives a range, or leaves it to the area; the words then stand in the note. */
export interface ContributionRate {
  readonly rate: string | null
  /** The share of the base that goes to the individual account. */
  readonly toAccount: string | null
}

/** The rates of a scheme and payer in the course of time. */
interface SchemeRates {
  readonly scheme: string
  readonly payer: 'employer' | 'person' | 'together'
  readonly values: Parameter<ContributionRate>['values']
}

/** 费率 by scheme and payer. What is prolonged year by year is known until its last document ends. */
const schemeRates: readonly SchemeRates[] = [
  {
    scheme: 'employee-pension',
    payer: 'employer',
    values: [
      {
        from: '1998-01-01',
        to: '2005-12-31',
        value: { rate: null, toAccount: null },
        source: { document: '国发〔1997〕26号' },
        certainty: 'to-confirm',
        note: '不超过20%',
      },
      {
        from: '2006-01-01',
        to: '2016-04-30',
        value: { rate: '0.20', toAccount: '0' },
        source: { document: '国发〔2005〕38号' },
        certainty: 'to-confirm',
      },
      {
        from: '2016-05-01',
        to: '2019-04-30',
        value: { rate: '0.20', toAccount: '0' },
        source: { document: '人社部发〔2016〕36号；人社部发〔2018〕25号' },
        certainty: 'to-confirm',
        note: '20%；累计结余可支付9个月以上的地区19%',
      },
      {
        from: '2019-05-01',
        value: { rate: '0.16', toAccount: '0' },
        source: { document: '国办发〔2019〕13号', article: '第一条' },
        certainty: 'two-sources',
      },
      {
        area: '440000',
        from: '2019-05-01',
        value: { rate: null, toAccount: '0' },
        source: { document: '', saidBy: '地方文件' },
        certainty: 'to-confirm',
        note: '多年低于16%（13%–15%），后为16%，各市时间不一',
      },
    ],
  },
  {
    scheme: 'employee-pension',
    payer: 'person',
    values: [
      {
        from: '1998-01-01',
        to: '2005-12-31',
        value: { rate: null, toAccount: null },
        source: { document: '国发〔1997〕26号' },
        certainty: 'to-confirm',
        note: '1997年4%，每两年加1个百分点至8%（各地不一）',
      },
      {
        from: '2006-01-01',
        value: { rate: '0.08', toAccount: '0.08' },
        source: {
          document: '国发〔2005〕38号；国办发〔2019〕13号（全口径城镇单位就业人员平均工资，2019-05-01起）',
        },
        certainty: 'two-sources',
      },
    ],
  },
  {
    scheme: 'employee-pension-flexible',
    payer: 'person',
    values: [
      {
        from: '2006-01-01',
        value: { rate: '0.20', toAccount: '0.08' },
        source: { document: '国发〔2005〕38号', article: '第三部分；国办发〔2019〕13号 第三条' },
        certainty: 'two-sources',
      },
    ],
  },
  {
    scheme: 'institution-pension',
    payer: 'employer',
    values: [
      {
        from: '2014-10-01',
        to: '2019-04-30',
        value: { rate: '0.20', toAccount: '0' },
        source: { document: '国发〔2015〕2号' },
        certainty: 'to-confirm',
      },
      {
        from: '2019-05-01',
        value: { rate: '0.16', toAccount: '0' },
        source: { document: '国办发〔2019〕13号' },
        certainty: 'two-sources',
      },
    ],
  },
  {
    scheme: 'institution-pension',
    payer: 'person',
    values: [
      {
        from: '2014-10-01',
        value: { rate: '0.08', toAccount: '0.08' },
        source: { document: '国发〔2015〕2号' },
        certainty: 'to-confirm',
      },
    ],
  },
  {
    scheme: 'occupational-annuity',
    payer: 'employer',
    values: [
      {
        from: '2014-10-01',
        value: { rate: '0.08', toAccount: '0.08' },
        source: { document: '国办发〔2015〕18号' },
        certainty: 'to-confirm',
      },
    ],
  },
  {
    scheme: 'occupational-annuity',
    payer: 'person',
    values: [
      {
        from: '2014-10-01',
        value: { rate: '0.04', toAccount: '0.04' },
        source: { document: '国办发〔2015〕18号' },
        certainty: 'to-confirm',
      },
    ],
  },
  {
    scheme: 'unemployment',
    payer: 'employer',
    values: [
      {
        from: '1999-01-22',
        to: '2015-02-28',
        value: { rate: '0.02', toAccount: null },
        source: { document: '失业保险条例', article: '第6条' },
        certainty: 'text-read',
      },
    ],
  },
  {
    scheme: 'unemployment',
    payer: 'person',
    values: [
      {
        from: '1999-01-22',
        to: '2015-02-28',
        value: { rate: '0.01', toAccount: null },
        source: { document: '失业保险条例', article: '第6条' },
        certainty: 'text-read',
      },
    ],
  },
  {
    scheme: 'unemployment',
    payer: 'together',
    values: [
      {
        from: '2015-03-01',
        to: '2016-04-30',
        value: { rate: '0.02', toAccount: null },
        source: { document: '人社部发〔2015〕24号' },
        certainty: 'to-confirm',
        note: '合计2%，由省分配',
      },
      {
        from: '2016-05-01',
        to: '2016-12-31',
        value: { rate: null, toAccount: null },
        source: { document: '人社部发〔2016〕36号' },
        certainty: 'to-confirm',
        note: '合计1%–1.5%，个人不超过0.5%',
      },
      {
        from: '2017-01-01',
        knownUntil: '2025-12-31',
        value: { rate: '0.01', toAccount: null },
        source: {
          document:
            '人社部发〔2017〕14号、〔2018〕25号，国办发〔2019〕13号，人社部发〔2022〕23号、〔2023〕19号、〔2024〕40号；2026年是否延续',
        },
        certainty: 'to-confirm',
        note: '合计1%，个人不超过单位（通常各0.5%）；逐次延续',
      },
    ],
  },
  {
    scheme: 'work-injury-class-1',
    payer: 'employer',
    values: [
      {
        from: '2015-10-01',
        value: { rate: '0.002', toAccount: null },
        source: { document: '人社部发〔2015〕71号' },
        certainty: 'to-confirm',
      },
    ],
  },
  {
    scheme: 'work-injury-class-2',
    payer: 'employer',
    values: [
      {
        from: '2015-10-01',
        value: { rate: '0.004', toAccount: null },
        source: { document: '人社部发〔2015〕71号' },
        certainty: 'to-confirm',
      },
    ],
  },
  {
    scheme: 'work-injury-class-3',
    payer: 'employer',
    values: [
      {
        from: '2015-10-01',
        value: { rate: '0.007', toAccount: null },
        source: { document: '人社部发〔2015〕71号' },
        certainty: 'to-confirm',
      },
    ],
  },
  {
    scheme: 'work-injury-class-4',
    payer: 'employer',
    values: [
      {
        from: '2015-10-01',
        value: { rate: '0.009', toAccount: null },
        source: { document: '人社部发〔2015〕71号' },
        certainty: 'to-confirm',
      },
    ],
  },
  {
    scheme: 'work-injury-class-5',
    payer: 'employer',
    values: [
      {
        from: '2015-10-01',
        value: { rate: '0.011', toAccount: null },
        source: { document: '人社部发〔2015〕71号' },
        certainty: 'to-confirm',
      },
    ],
  },
  {
    scheme: 'work-injury-class-6',
    payer: 'employer',
    values: [
      {
        from: '2015-10-01',
        value: { rate: '0.013', toAccount: null },
        source: { document: '人社部发〔2015〕71号' },
        certainty: 'to-confirm',
      },
    ],
  },
  {
    scheme: 'work-injury-class-7',
    payer: 'employer',
    values: [
      {
        from: '2015-10-01',
        value: { rate: '0.016', toAccount: null },
        source: { document: '人社部发〔2015〕71号' },
        certainty: 'to-confirm',
      },
    ],
  },
  {
    scheme: 'work-injury-class-8',
    payer: 'employer',
    values: [
      {
        from: '2015-10-01',
        value: { rate: '0.019', toAccount: null },
        source: { document: '人社部发〔2015〕71号' },
        certainty: 'to-confirm',
      },
    ],
  },
  {
    scheme: 'work-injury-group-1',
    payer: 'employer',
    values: [
      {
        from: '2004-01-01',
        to: '2015-09-30',
        value: { rate: '0.005', toAccount: null },
        source: { document: '劳社部发〔2003〕29号' },
        certainty: 'to-confirm',
      },
    ],
  },
  {
    scheme: 'work-injury-group-2',
    payer: 'employer',
    values: [
      {
        from: '2004-01-01',
        to: '2015-09-30',
        value: { rate: '0.010', toAccount: null },
        source: { document: '劳社部发〔2003〕29号' },
        certainty: 'to-confirm',
      },
    ],
  },
  {
    scheme: 'work-injury-group-3',
    payer: 'employer',
    values: [
      {
        from: '2004-01-01',
        to: '2015-09-30',
        value: { rate: '0.020', toAccount: null },
        source: { document: '劳社部发〔2003〕29号' },
        certainty: 'to-confirm',
      },
    ],
  },
  {
    scheme: 'medical',
    payer: 'employer',
    values: [
      {
        from: '1998-12-14',
        value: { rate: null, toAccount: null },
        source: { document: '国发〔1998〕44号；国办发〔2019〕10号' },
        certainty: 'to-confirm',
        note: '约6%（各地不一，2019年起含生育保险）',
      },
    ],
  },
  {
    scheme: 'medical',
    payer: 'person',
    values: [
      {
        from: '1998-12-14',
        value: { rate: '0.02', toAccount: '0.02' },
        source: { document: '国发〔1998〕44号' },
        certainty: 'to-confirm',
      },
    ],
  },
  {
    scheme: 'maternity',
    payer: 'employer',
    values: [
      {
        from: '2015-10-01',
        to: '2019-12-31',
        value: { rate: null, toAccount: null },
        source: { document: '人社部发〔2015〕70号；2019年底前并入职工医保（国办发〔2019〕10号）' },
        certainty: 'to-confirm',
        note: '不超过0.5%',
      },
    ],
  },
]

const schemeNames: Readonly<Record<string, string>> = {
  'employee-pension': '职工养老保险',
  'employee-pension-flexible': '灵活就业人员养老保险',
  'institution-pension': '机关事业单位养老保险',
  'occupational-annuity': '职业年金',
  unemployment: '失业保险',
  medical: '医疗保险',
  maternity: '生育保险',
}

/** 险种: of the work injury insurance with the class of the trade, or the group of trades before there were classes. */
function schemeName(scheme: string): string {
  const [, kind, number] = /^work-injury-(class|group)-(\d)$/.exec(scheme) ?? []
  if (number === undefined) return schemeNames[scheme] ?? scheme
  return `工伤保险${kind === 'class' ? `${number}类行业` : `第${number}组行业`}`
}

const payerNames = { employer: '单位', person: '个人', together: '单位和个人合计' } as const

/** 费率, found under `scheme.payer`. */
export const contributionRates: Readonly<Record<string, Parameter<ContributionRate>>> = Object.fromEntries(
  schemeRates.map(({ scheme, payer, values }) => [
    `${scheme}.${payer}`,
    { name: `${schemeName(scheme)}费率（${payerNames[payer]}）`, unit: 'rate', values },
  ]),
)
