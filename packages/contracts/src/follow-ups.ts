import { z } from 'zod'

import { caseView } from './cases.ts'
import { routesOf } from './routes.ts'

const one = z.strictObject({ subject: z.uuid(), id: z.uuid() })
const version = z.int().nonnegative().describe('the version on screen (D-14)')
const reason = z.string().trim().min(2).max(500)
const note = z.string().trim().max(500)
const caseRefusals = ['cases.not-found', 'cases.wrong-stage', 'cases.own-record', 'general.stale'] as const

/** What is still to be done about a case, also after it was decided (D-10, D-40). */
export const followUpRoutes = routesOf({
  'POST /api/cases/:subject/:id/check': {
    summary: '复核（即办件抽查、承诺事后核查）：属实或不属实',
    act: 'cases.review',
    paths: ['office'],
    params: one,
    body: z.strictObject({ version, followUp: z.uuid(), inOrder: z.boolean(), note: reason }),
    answer: caseView,
    errors: [...caseRefusals, 'cases.four-eyes', 'cases.no-follow-up', 'cases.publicity-running'],
  },
  'POST /api/cases/:subject/:id/settlement': {
    summary: '补交容缺的材料',
    act: 'cases.settle',
    paths: ['counter', 'office'],
    params: one,
    body: z.strictObject({ version, followUp: z.uuid(), files: z.array(z.uuid()).min(1).max(20), note }),
    answer: caseView,
    errors: [...caseRefusals, 'cases.no-follow-up', 'materials.claimed', 'visits.none'],
  },
  'POST /api/cases/:subject/:id/trust-request': {
    summary: '提请信用修复：承诺不实的已经改正，请另一位决定恢复',
    act: 'cases.review',
    paths: ['office'],
    params: one,
    body: z.strictObject({ version, note: reason }),
    answer: caseView,
    errors: [...caseRefusals, 'cases.no-distrust', 'cases.trust-asked'],
  },
  'POST /api/cases/:subject/:id/trust-decision': {
    summary: '信用修复：恢复或不恢复，由提请以外的人决定',
    act: 'cases.decide',
    paths: ['office'],
    params: one,
    body: z.strictObject({ version, followUp: z.uuid(), grant: z.boolean(), note: reason }),
    answer: caseView,
    errors: [...caseRefusals, 'cases.four-eyes', 'cases.no-follow-up', 'general.login-too-old'],
  },
  'POST /api/cases/:subject/:id/remedy': {
    summary: '纠正：撤销办理结果，或记下已经更正',
    act: 'cases.decide',
    paths: ['office'],
    params: one,
    body: z.strictObject({ version, followUp: z.uuid(), reverse: z.boolean(), note: reason }),
    answer: caseView,
    errors: [
      ...caseRefusals,
      'cases.four-eyes',
      'cases.no-follow-up',
      'cases.effect',
      'cases.remote',
      'general.login-too-old',
    ],
  },
})
