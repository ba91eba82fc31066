import type { Recorder } from '../because.ts'
import { all, type Conclusion, judged, recordConclusion } from '../conditions.ts'
import type { Law } from '../law.ts'
import { valueAt } from '../parameter.ts'

/** Somebody who joins at a place that is not home. */
export interface JoiningFacts {
  readonly sex: 'male' | 'female'
  /** Age in whole years on joining. */
  readonly age: number
  readonly household: string
  readonly place: string
  /** Whether it is the first time that he joins there. */
  readonly first?: boolean
  /** Whether his post was transferred by an authority. */
  readonly transferredByAuthority?: boolean
}

const source = {
  document: '城镇企业职工基本养老保险关系转移接续暂行办法',
  number: '国办发〔2009〕66号',
  article: '第五条',
}

/**
 * 临时基本养老保险缴费账户: whoever first joins away from home at 50 (men) or 40 (women) or older, unless an authority transferred his post.
 * Months on it count for the person and not for the place. Law: 国办发〔2009〕66号 第五条.
 */
export function temporaryAccount(
  law: Law,
  facts: JoiningFacts,
  record?: Recorder,
): { conclusion: Conclusion } {
  const parts: Recorder | undefined = record && []
  const ages = valueAt(
    'temporaryAccountAges',
    law.figures.temporaryAccountAges,
    { area: 'national', on: '2010-01' },
    parts,
  )
  const conclusion = all([
    judged('away-from-home', facts, ({ household, place }) => household !== place),
    judged('age', facts.age, (age) => age >= ages[facts.sex]),
    judged('first-time', facts.first, (first) => first),
    judged('no-transfer-of-post', facts.transferredByAuthority, (transferred) => !transferred),
  ])
  recordConclusion(
    record,
    { rule: 'transfer.temporary-account', certainty: 'two-sources', source },
    { conclusion, parts },
  )
  return { conclusion }
}
