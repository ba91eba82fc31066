import { z } from 'zod'

import { caseView } from './cases.ts'
import { errorsOf } from './errors.ts'
import { routesOf } from './routes.ts'

/** As long as the longest names that people have. */
const termsAtMost = 120

/** So many rows of a kind are shown; whoever looks for somebody among more says more of him. */
export const foundAtMost = 20

const caseKey = z.uuid().nullable().describe('the newest case of this subject that the reader may open')
const places = z.array(z.string()).describe('the agencies of the reader that he has to do with')

const foundPerson = z
  .object({
    subject: z.uuid(),
    name: z.string(),
    document: z.string().nullable().describe('the number in use, masked'),
    agencies: places,
    case: caseKey,
  })
  .meta({ id: 'FoundPerson' })
const foundEmployer = z
  .object({
    subject: z.uuid(),
    name: z.string(),
    uscc: z.string().describe('统一社会信用代码, a public number'),
    agencies: places,
    case: caseKey,
  })
  .meta({ id: 'FoundEmployer' })

const more = z.boolean().describe('there are others; how many is not told')
const near = z.boolean().describe('nobody is called so: these sound alike, or differ in one character')

export const searchRoutes = routesOf({
  'POST /api/search': {
    summary: '查找个人、单位和办件：姓名、拼音、号码、电话；要找的内容不进地址和日志',
    act: 'search.find',
    paths: ['office', 'oversight'],
    body: z.strictObject({ terms: z.string().trim().min(1).max(termsAtMost) }),
    answer: z.object({
      people: z.object({ rows: z.array(foundPerson), more, near }),
      employers: z.object({ rows: z.array(foundEmployer), more, near }),
      cases: z.object({ rows: z.array(caseView), more }),
      complete: z.boolean().describe('false while the register of names is being made anew'),
    }),
    errors: ['search.too-short', 'search.too-often'],
    idempotent: false,
  },
})

export const searchErrors = errorsOf('search', {
  'too-short': {
    status: 422,
    text: {
      'zh-CN': '请至少输入一个汉字，或者两个字母；号码要写全。',
      en: 'Enter at least one Chinese character or two letters; numbers in full.',
    },
  },
  'too-often': {
    status: 429,
    text: {
      'zh-CN': '查找得太多了，请过几分钟再查。每次查找都有记录。',
      en: 'Too many searches; try again in a few minutes. Every search is on record.',
    },
  },
})
