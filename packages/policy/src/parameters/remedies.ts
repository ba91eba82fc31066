import type { Parameter, Source } from '../parameter.ts'

/** 申请行政复议: days from the day on which the act is known. */
export const reconsiderationTerm: Parameter<number, Source> = {
  name: 'remedies.reconsideration',
  unit: 'days',
  values: [
    {
      from: '2024-01',
      value: 60,
      certainty: 'text-read',
      source: { document: '行政复议法（2023修订）', article: '第二十条', published: '2023-09-01' },
    },
  ],
}

/** 申请复查: days from the day on which the act is known. To be confirmed: the document was not read for this. */
export const decisionReviewTerm: Parameter<number, Source> = {
  name: 'remedies.decision-review',
  unit: 'days',
  values: [
    {
      from: '2001-05',
      value: 60,
      certainty: 'to-confirm',
      source: {
        document: '社会保险行政争议处理办法（劳动和社会保障部令第13号）',
        article: '第九条',
        published: '2001-05-27',
      },
    },
  ],
}

/** 提起行政诉讼: months from the day on which the act is known. To be confirmed: the law's text was not read for this. */
export const lawsuitTerm: Parameter<number, Source> = {
  name: 'remedies.lawsuit',
  unit: 'months',
  values: [
    {
      from: '2017-07',
      value: 6,
      certainty: 'to-confirm',
      source: { document: '行政诉讼法（2017修正）', article: '第四十六条', published: '2017-06-27' },
    },
  ],
}
