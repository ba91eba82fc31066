import { rule } from '../rules/rule.ts'
import { area, baseType, gives, month, object, optional, outputOf, whole } from '../rules/schema.ts'
import { survivorsMoney } from './money.ts'

/** 遗属待遇. */
export const survivorsMoneyRule = rule({
  id: 'survivors-money',
  version: 1,
  title: { zh: '丧葬补助金和抚恤金', en: 'Funeral and survivors’ money' },
  about:
    'Two months of the province’s urban income for the funeral, and months by the time paid. Part years are to be confirmed. Only one of pension, injury and unemployment funeral money is paid.',
  sources: [{ document: '企业职工基本养老保险遗属待遇暂行办法', number: '人社部发〔2021〕18号' }],
  dated: 'died',
  input: object({
    area,
    died: month,
    monthsPaid: whole(0, 1200),
    incomeFen: optional(baseType),
    monthsDrawn: optional(whole(0, 1200)),
  }),
  output: outputOf({
    funeralFen: gives.whole,
    survivorsMonths: gives.whole,
    survivorsFen: gives.whole,
    totalFen: gives.whole,
  }),
  example: { area: '420500', died: '2025-06', monthsPaid: 240 },
  formula: survivorsMoney,
})
