import { rule } from '../rules/rule.ts'
import {
  area,
  day,
  fenType,
  gives,
  list,
  month,
  object,
  oneOf,
  optional,
  outputOf,
  whole,
} from '../rules/schema.ts'
import { certification, proofKinds } from './proof.ts'
import { recovery, resumption } from './recovery.ts'

const paidMonth = object({ month, fen: fenType })

/** 待遇领取资格认证. */
export const certificationRule = rule({
  id: 'certification',
  version: 1,
  title: { zh: '待遇领取资格认证', en: 'Entitlement certification' },
  about:
    'When the next proof of life is due and whether a pause would be lawful: only after two tellings since then, from the next month on. To be confirmed.',
  sources: [{ document: '社会保险经办条例', article: '第二十五条' }],
  dated: 'today',
  input: object({
    area,
    today: day,
    began: day,
    proofs: list(object({ kind: oneOf(proofKinds), alive: day })),
    told: optional(list(day)),
  }),
  output: outputOf({
    lastAlive: gives.textOrNull,
    dueOn: gives.text,
    status: { enum: ['proved', 'due', 'pause'] },
    pauseFrom: gives.textOrNull,
  }),
  example: {
    area: '410200',
    today: '2026-03-02',
    began: '2020-01-01',
    proofs: [{ kind: 'trace', alive: '2025-01-20' }],
  },
  formula: certification,
})

/** 多发待遇追回. */
export const recoveryRule = rule({
  id: 'recovery',
  version: 1,
  title: { zh: '多发待遇追回', en: 'Recovery of what was paid too much' },
  about: 'Months paid after that of an event are owed: set off first, the rest in instalments.',
  sources: [{ document: '社会保险经办条例', article: '第四十六条' }],
  input: object({
    event: month,
    paid: list(paidMonth),
    setOffFen: optional(fenType),
    instalments: optional(whole(1, 600)),
  }),
  output: outputOf({
    months: gives.whole,
    debtFen: gives.whole,
    setOffFen: gives.whole,
    restFen: gives.whole,
    instalmentsFen: gives.list,
  }),
  example: {
    event: '2026-01',
    paid: [{ month: '2026-02', fen: 300_000 }],
    setOffFen: 100_000,
    instalments: 3,
  },
  formula: recovery,
})

/** 恢复发放. */
export const resumptionRule = rule({
  id: 'resumption',
  version: 1,
  title: { zh: '恢复发放与补发', en: 'Resumption with arrears' },
  about: 'What a pause held back is paid at once and in full when life is proved.',
  sources: [{ document: '社会保险经办条例', article: '第二十五条' }],
  input: object({ heldBack: list(paidMonth) }),
  output: outputOf({ months: gives.whole, arrearsFen: gives.whole }),
  example: { heldBack: [{ month: '2026-02', fen: 300_000 }] },
  formula: resumption,
})
