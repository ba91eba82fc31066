import { conclusionSchema } from '../conditions.ts'
import { rule } from '../rules/rule.ts'
import { area, gives, month, object, optional, outputOf, whole, yesNo } from '../rules/schema.ts'
import { unemploymentBenefit } from './amount.ts'
import { unemploymentMonths } from './months.ts'

/** 领取失业保险金期限. */
export const unemploymentMonthsRule = rule({
  id: 'unemployment-months',
  version: 1,
  title: { zh: '领取失业保险金期限', en: 'Longest time of the unemployment benefit' },
  about:
    'The law’s maxima: 12 to 59 months paid give 12, 60 to 119 give 18, 120 and more give 24; months not drawn are added up to 24. With area and on, the steps of the area where they are known.',
  sources: [
    { document: '社会保险法（2018修正）', article: '第四十五、四十六条' },
    { document: '失业保险条例', article: '第十七条' },
  ],
  dated: 'on',
  input: object({
    monthsPaid: whole(0, 1200),
    undrawnMonths: whole(0, 1200),
    area: optional(area),
    on: optional(month),
  }),
  output: {
    type: 'object',
    properties: {
      maximumMonths: { type: ['integer', 'null'] },
      needs: { type: 'array', items: { type: 'string' } },
    },
    required: ['maximumMonths'],
  },
  example: { monthsPaid: 24, undrawnMonths: 6 },
  formula: unemploymentMonths,
})

/** 失业保险金. */
export const unemploymentBenefitRule = rule({
  id: 'unemployment-benefit',
  version: 1,
  title: { zh: '失业保险金', en: 'Unemployment benefit' },
  about:
    'Whether the conditions are met (yes, no, needs-evidence), and the amount of a month where the area’s is known.',
  sources: [{ document: '社会保险法（2018修正）', article: '第四十五、四十七条' }],
  input: object({
    area,
    month,
    monthsPaid: optional(whole(0, 1200)),
    againstWill: optional(yesNo),
    registered: optional(yesNo),
    benefitMonth: optional(whole(1, 600)),
    prolonged: optional(yesNo),
  }),
  output: outputOf({ conclusion: outputOf(conclusionSchema), amountFen: gives.wholeOrNull }),
  example: {
    area: '310000',
    month: '2026-09',
    monthsPaid: 120,
    againstWill: true,
    registered: true,
    benefitMonth: 13,
  },
  formula: unemploymentBenefit,
})
