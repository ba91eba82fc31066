import type { Parameter } from '../parameter.ts'
import { pensionDecision } from './sources.ts'

/** 计发月数 by whole years of age, 40 to 70: the first value is that of 40 years. */
export const divisorsByAge: Parameter<readonly number[]> = {
  name: '个人账户养老金计发月数',
  unit: 'months',
  values: [
    {
      from: '2006-01',
      value: [
        233, 230, 226, 223, 220, 216, 212, 208, 204, 199, 195, 190, 185, 180, 175, 170, 164, 158, 152, 145,
        139, 132, 125, 117, 109, 101, 93, 84, 75, 65, 56,
      ],
      source: pensionDecision('附件'),
      certainty: 'text-read',
    },
  ],
}

/** Whether months of age count: before 2025 completed years were used, since then what lies between is reckoned in a straight line. */
export const divisorCountsMonths: Parameter<boolean> = {
  name: '计发月数按月计算',
  unit: 'terms',
  values: [
    { from: '2006-01', value: false, source: pensionDecision('附件'), certainty: 'text-read' },
    {
      from: '2025-01',
      value: true,
      source: { document: '', saidBy: '地方经办答复与2025年以来的核定表（60岁1个月138.4，50岁1个月194.6）' },
      certainty: 'to-confirm',
      note: '未见全国文件；26份核定表一致',
    },
  ],
}
