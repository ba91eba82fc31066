import type { Parameter } from '../parameter.ts'
import { parameterOf, yearly } from './compact.ts'
import { agencyRegulation } from './sources.ts'

/** 待遇领取资格认证: so many months after the last proof of life the next one is due. */
export const certificationMonths: Parameter<number> = {
  name: '待遇领取资格认证周期',
  unit: 'months',
  values: [
    {
      from: '2018-01',
      value: 12,
      source: { ...agencyRegulation('第二十五条'), number: '人社厅发〔2018〕107号' },
      certainty: 'to-confirm',
    },
  ],
}

/** 停止领取情形告知: working days in which the family tells of an event. */
export const eventNoticeDays: Parameter<number> = {
  name: '丧失领取条件告知期限',
  unit: 'working days',
  values: [{ from: '2023-12', value: 20, source: agencyRegulation('第二十六条'), certainty: 'text-read' }],
}

const notice = (year: number, rate: string, certainty: 'two-sources' | 'to-confirm' = 'to-confirm') =>
  yearly(year, rate, {
    source: { document: `${year}年调整退休人员基本养老金的通知`, article: '社会保险法第十八条' },
    certainty,
  })

/** 养老金调整总体水平: the share of last year's average pension that the nation sets; provinces write the rule. */
export const adjustmentLevel: Parameter<string> = parameterOf({ name: '养老金调整总体水平', unit: 'rate' }, [
  notice(2016, '0.065'),
  notice(2017, '0.055'),
  notice(2018, '0.05'),
  notice(2019, '0.05'),
  notice(2020, '0.05'),
  notice(2021, '0.045'),
  notice(2022, '0.04'),
  notice(2023, '0.038'),
  notice(2024, '0.03'),
  notice(2025, '0.02'),
])
