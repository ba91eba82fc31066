import type { Text } from '@tongban/contracts/errors'
import { canonicalNumber, type IdentityKind, identityKinds } from '@tongban/policy'

import { query, type Statement } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Secrets } from '../../platform/secrets.ts'
import { answered, type CaseFacts, type Check, type Effect, type OtherRecords } from '../catalogue/index.ts'
import { tellHidden } from '../shields/index.ts'
import { endAlias, insertAlias, openSubject, subjectsMerged } from '../subjects/index.ts'
import { isSameName } from './register.ts'

/** What is known of whoever is to be merged, to whoever decides it. */
interface OtherRow {
  readonly subject_id: string
  readonly name: string
  /** How many ids stand for him today. */
  readonly ids: number
  /** He is whoever he is to be merged into, already. */
  readonly is_same: boolean
  /** Null where one of the two records does not say it. */
  readonly same_birth: boolean | null
  readonly same_sex: boolean | null
}

/** What rooms above know of whoever is to be merged; each by the subject that stays, and the number of the other. */
export interface MergeFacts {
  /** 重叠参保: relations of one scheme that overlap; `both_open`: the same one, open on both sides. */
  readonly overlaps: (
    subject: string,
    key: Buffer,
    kind: string,
  ) => Statement<{ readonly both_open: boolean }>
  /** How many cases of his are open. */
  readonly openCases: (subject: string, key: Buffer, kind: string) => Statement<{ readonly open: number }>
  /** The cases that have written to a row of the other id since a merging, so that nothing would take that back once they are two again; by what they wrote. */
  readonly writtenAcross: readonly ((merging: string) => Statement<{ readonly number: string }>)[]
}

type Said = Readonly<Record<string, unknown>>

const findOther = query<OtherRow>(
  'select subject_id, name, ids, is_same, same_birth, same_sex from people.to_merge($1, $2, $3)',
)
const holdOther = query<{ subject_id: string }>('select subject_id from people.hold_to_merge($1, $2, $3)')
const tellLogin = query(`select pg_notify('login', '')`)

/**
 * 重复登记合并: the same person stands in the register twice. The case is of the record that stays, and names the other one by a number and a name; from
 * then on each id leads to the one that stays, and whoever is opened by one of them is opened whole. No row of either record is written. What is taken
 * back by another case is two people again, as they were (D-4, docs/adr/merged-by-a-case.md).
 */
export function mergeEffect(secrets: Secrets, { overlaps, openCases, writtenAcross }: MergeFacts): Effect {
  const reads = ({ subjectId }: CaseFacts, input: Said) => {
    const { key, kind } = numberOf(secrets, input)
    return [
      holdOther(subjectId, key, kind), // what follows reads what was written before
      findOther(subjectId, key, kind),
      overlaps(subjectId, key, kind),
      openCases(subjectId, key, kind),
    ] as const
  }
  const crossings = (cause: string) => writtenAcross.map((find) => find(cause))
  return {
    name: 'people.merge',
    of: ['person'],
    needsTwo: true,
    inputs: {
      'document-kind': { required: true, types: ['choice'], values: identityKinds },
      number: { required: true, types: ['identity-number'] },
      name: { required: true, types: ['text'] },
    },
    load: reads,
    apply: (facts, input, rows) => {
      const [, [other], overlapping, [cases]] = answered(reads(facts, input), rows)
      const { subjectId, caseId, context } = facts
      requireMergeable(facts, input, other)
      if (overlapping.some(({ both_open }) => both_open))
        throw fault('同一个险种在两边都还没有停保：先在一边停保或者更正，再合并。')
      if ((cases?.open ?? 0) > 0) throw fault(`另一份登记还有 ${cases?.open} 件没有办完，办完再合并。`)
      return [
        openSubject(other.subject_id),
        insertAlias(subjectId, other.subject_id, caseId, context.now),
        tellLogin(),
        tellHidden(),
      ]
    },
    announces: ({ subjectId, caseId }) => ({
      kind: subjectsMerged,
      payload: { subjectId, cause: caseId },
    }),
    announcesReverse: ({ subjectId }, cause) => ({ kind: subjectsMerged, payload: { subjectId, cause } }),
    loadReverse: (_facts, cause) => crossings(cause),
    reverse: ({ subjectId, caseId, context }, cause, rows) => {
      const across = answered(crossings(cause), rows).flat()
      if (across.length > 0) throw tied([...new Set(across.map(({ number }) => number))])
      return [endAlias(subjectId, cause, caseId, context.now), tellLogin(), tellHidden()]
    },
  }
}

/** Nobody is told of a number more than that there is no such other record: not whose it is, nor that its person is hidden. */
function requireMergeable(
  { context }: CaseFacts,
  input: Said,
  other: OtherRow | undefined,
): asserts other is OtherRow {
  if (other === undefined || other.is_same || !isSameName(other.name, textOf(input['name'])))
    throw fault('没有这个证件号码、这个姓名的另一份登记；已经合并过的，不用再办。')
  const { ownSubjectId, closed = [] } = context
  if (ownSubjectId === other.subject_id || closed.includes(other.subject_id)) throw new Refusal('general.kin')
  if (other.ids > 1) throw fault('那份登记已经并入过别的登记：请从那一份开始办，把这一份并进去。')
}

/** 另一份登记: whose record a check of a merging reads beside the one that stays. */
export function mergedIn(secrets: Secrets): OtherRecords {
  return {
    load: (subjectId, form) => {
      const { key, kind } = numberOf(secrets, form)
      return findOther(subjectId, key, kind)
    },
    isMeant: ({ name }, form) => isSameName(name, textOf(form['name'])),
  }
}

/** 是不是同一个人: what both records say of birth and sex. Told to whoever judges the case; elsewhere a number answers nothing. */
export function onePersonCheck(secrets: Secrets): Check<OtherRow> {
  return {
    name: 'people.one-person',
    others: mergedIn(secrets),
    load: (subjectId, form) => {
      const { key, kind } = numberOf(secrets, form)
      return findOther(subjectId, key, kind)
    },
    judge: ([other]) => ({ answer: answerOf(other), reason: reasonOf(other) }),
  }
}

function answerOf(other: OtherRow | undefined): 'yes' | 'no' | 'needs-evidence' {
  if (other === undefined) return 'needs-evidence'
  if (other.is_same || other.same_birth === false || other.same_sex === false) return 'no'
  return other.same_birth === true && other.same_sex === true ? 'yes' : 'needs-evidence'
}

function reasonOf(other: OtherRow | undefined): Text {
  if (other === undefined)
    return {
      'zh-CN': '另一份登记由审核的人核对。',
      'zh-HK': '另一份登記由審核的人核對。',
      en: 'The other record is compared by whoever reviews the case.',
    }
  if (other.is_same)
    return {
      'zh-CN': '这个号码已经属于同一份登记。',
      'zh-HK': '這個號碼已經屬於同一份登記。',
      en: 'This number belongs to the same record already.',
    }
  if (other.same_birth === false || other.same_sex === false)
    return {
      'zh-CN': '两份登记的出生日期或性别不一样：可能不是同一个人，要先核实或更正。',
      'zh-HK': '兩份登記的出生日期或性別不一樣：可能不是同一個人，要先核實或更正。',
      en: 'Birth date or sex differ: perhaps two people; verify or correct first.',
    }
  if (other.same_birth === true && other.same_sex === true)
    return {
      'zh-CN': '两份登记的出生日期、性别都一样。',
      'zh-HK': '兩份登記的出生日期、性別都一樣。',
      en: 'Birth date and sex are the same in both.',
    }
  return {
    'zh-CN': '有一份登记没有出生日期或性别，请看材料。',
    'zh-HK': '有一份登記沒有出生日期或性別，請看材料。',
    en: 'One of them says nothing of birth date or sex: see the material.',
  }
}

function numberOf(secrets: Secrets, said: Said): { readonly key: Buffer; readonly kind: IdentityKind } {
  const kind = identityKinds.find((known) => known === said['document-kind']) ?? 'resident'
  return { key: secrets.index(kind, canonicalNumber(textOf(said['number']))), kind }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** 拆开之前: what was written to the other record is put right first, by the cases that wrote it. */
function tied(numbers: readonly string[]): Refusal {
  return fault(`合并以后，办件 ${numbers.join('、')} 改过另一份登记：先更正这些办件，再拆开。`)
}

function fault(message: string): Refusal {
  return new Refusal('cases.effect', [{ field: 'form.number', code: 'cases.effect', message }])
}
