import { type Recorder, step } from '../because.ts'
import { identityKinds, identityNumber, type IdentityJudgement, to18 } from '../identity-number.ts'
import type { Law } from '../law.ts'
import { PolicyFault } from '../rules/fault.ts'
import { rule } from '../rules/rule.ts'
import { anyText, gives, object, oneOf, outputOf, text } from '../rules/schema.ts'
import { uscc, type UsccJudgement } from '../uscc.ts'

const standards = {
  resident: { document: '公民身份号码（GB 11643-1999）', number: '国发〔1999〕15号' },
  'hk-macau-permit': { document: '国家移民管理局 港澳居民来往内地通行证式样' },
  'taiwan-permit': { document: '公安部 2015年卡式台湾居民来往大陆通行证' },
  'hmt-residence-permit': { document: '港澳台居民居住证申领发放办法', number: '国办发〔2018〕81号' },
  'foreign-permanent': { document: '国家移民管理局 2023年版外国人永久居留身份证' },
  passport: { document: 'ICAO 9303' },
} as const
const sure = {
  resident: 'two-sources',
  'hk-macau-permit': 'two-sources',
  'taiwan-permit': 'one-source',
  'hmt-residence-permit': 'two-sources',
  'foreign-permanent': 'one-source',
  passport: 'one-source',
} as const

interface Number_ {
  readonly kind: (typeof identityKinds)[number]
  readonly number: string
}

function judgeNumber(_law: Law, facts: Number_, record?: Recorder): IdentityJudgement {
  const judged = identityNumber(facts)
  const { kind } = facts
  const reason = judged.valid ? null : judged.reason
  // Of the old 15-character card of foreigners only the form is judged, until its check digit is confirmed.
  const oldCard = kind === 'foreign-permanent' && facts.number.trim().length === 15
  const certainty = oldCard ? 'to-confirm' : sure[kind]
  record?.push(
    step({
      rule: `number.${kind}`,
      certainty,
      source: standards[kind],
      facts: { valid: judged.valid, reason },
    }),
  )
  return judged
}

/** 身份证件号码. */
export const identityNumberRule = rule({
  id: 'identity-number',
  version: 1,
  title: { zh: '身份证件号码校验', en: 'Number of an identity document' },
  about:
    'Judges the form and the check character of a number. Blanks around it are dropped and letters made capital; nothing else is repaired. A number that fails is valid: false with a reason. Valid says that it is well formed, not that it was issued.',
  sources: [standards.resident, standards['hmt-residence-permit'], standards['foreign-permanent']],
  input: object({ kind: oneOf(identityKinds), number: anyText }),
  output: {
    type: 'object',
    properties: {
      valid: { type: 'boolean' },
      canonical: { type: 'string' },
      birthDate: { type: 'string', format: 'date' },
      sex: { enum: ['male', 'female'] },
      area: { type: 'string', pattern: '^\\d{6}$' },
      reason: { type: 'string', description: 'why it is not valid' },
    },
    required: ['valid'],
  },
  example: { kind: 'resident', number: '34052419800101001X' },
  formula: judgeNumber,
})

function judgeCode(_law: Law, facts: { readonly code: string }, record?: Recorder): UsccJudgement {
  const judged = uscc(facts)
  const found = { valid: judged.valid, reason: judged.reason ?? null, warnings: judged.warnings.join(' ') }
  record?.push(step({ rule: 'number.uscc', certainty: 'two-sources', source: usccStandard, facts: found }))
  return judged
}

const usccStandard = { document: '法人和其他组织统一社会信用代码编码规则（GB 32100-2015）' }

/** 统一社会信用代码. */
export const usccRule = rule({
  id: 'uscc',
  version: 1,
  title: { zh: '统一社会信用代码校验', en: 'Unified social credit code' },
  about:
    'Judges the form and the check character of a code. The check digit of the organisation code inside only warns: codes with a wrong one were issued.',
  sources: [usccStandard],
  input: object({ code: anyText }),
  output: {
    type: 'object',
    properties: {
      valid: { type: 'boolean' },
      canonical: { type: 'string' },
      reason: { type: 'string' },
      warnings: { type: 'array', items: { type: 'string' } },
    },
    required: ['valid', 'warnings'],
  },
  example: { code: '91350100M000100Y43' },
  formula: judgeCode,
})

function convert(_law: Law, { number }: { readonly number: string }, record?: Recorder): { number: string } {
  try {
    const converted = { number: to18(number) }
    // The sequences 996 to 999 were given to people born before 1900: there the century is not certain.
    const certainty = /99[6-9]$/.test(number.trim()) ? 'to-confirm' : 'text-read'
    record?.push(step({ rule: 'number.conversion', certainty, source: standards.resident, facts: converted }))
    return converted
  } catch {
    throw new PolicyFault('out-of-range', 'number', 'This is no resident number of 15 digits.')
  }
}

/** 15位公民身份号码升18位. */
export const identityConversionRule = rule({
  id: 'identity-conversion',
  version: 1,
  title: { zh: '15位身份号码升18位', en: 'Resident number of 15 digits to 18' },
  about: 'For evidence in files: the century is taken as 19 and the check character is computed.',
  sources: [standards.resident],
  input: object({ number: text }),
  output: outputOf({ number: gives.text }),
  example: { number: '370305650114017' },
  formula: convert,
})
