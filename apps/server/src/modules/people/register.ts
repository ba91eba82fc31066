import { canonicalNumber, type Day, type IdentityKind, identityNumber } from '@tongban/policy'

import { type Context, newId } from '../../platform/context.ts'
import type { Statement } from '../../platform/database.ts'
import { pinyinOf } from '../../platform/pinyin.ts'
import type { Secrets } from '../../platform/secrets.ts'
import { insertSubject } from '../subjects/index.ts'
import {
  findOfNumber,
  findOfNumberOrBehind,
  insertContact,
  insertDocument,
  insertDocumentKey,
  insertParticulars,
  insertStray,
  type OfNumber,
  type TelephoneFrom,
} from './store.ts'

export interface NewDocument {
  readonly kind: IdentityKind
  readonly number: string
  readonly issuer?: string | undefined
  readonly validFrom?: Day | null | undefined
  readonly validTo?: Day | null | undefined
}

/** A person as the register takes him on; what is not known stays empty. */
export interface NewPerson {
  readonly subjectId: string
  readonly status: 'applicant' | 'registered'
  readonly name: string
  readonly sex?: 'male' | 'female' | null | undefined
  readonly birthDate?: Day | null | undefined
  readonly nationality?: string | null | undefined
  readonly householdArea?: string | null | undefined
  readonly telephone?: string | null | undefined
  readonly telephoneFrom: TelephoneFrom
  readonly address?: string | null | undefined
  readonly email?: string | null | undefined
  readonly documents: readonly NewDocument[]
}

/** When, why and where something is recorded. */
export interface Recording {
  readonly now: Date
  readonly today: Day
  readonly cause: string
  /** Who checks a number that fits no rule. */
  readonly agencyId: string | null
  /** 受保护人员: the number is that of somebody hidden from who takes him on: whose it is. The new record is found by no key but at a counter. */
  readonly hiddenBehind?: string | undefined
}

/** Spaces and the dot between parts of a name are written in many ways. */
export function isSameName(one: string, other: string): boolean {
  return plain(one) === plain(other)
}

function plain(name: string): string {
  return name
    .normalize('NFC')
    .replaceAll(/[\s·•・.]/g, '')
    .toLowerCase()
}

/** Who has this number. */
export function findByNumber(secrets: Secrets, kind: IdentityKind, number: string) {
  return findOfNumber(secrets.index(kind, canonicalNumber(number)), kind)
}

/**
 * The same where somebody new may be taken on with it: a number that stands behind somebody hidden from who asks is nobody's, or that of whoever was
 * taken on with it anew.
 * @param stranger as for who has no right to anybody hidden, whoever asks
 */
export function findByNumberOrBehind(
  secrets: Secrets,
  kind: IdentityKind,
  number: string,
  stranger: boolean,
): Statement<OfNumber> {
  return findOfNumberOrBehind(secrets.index(kind, canonicalNumber(number)), kind, stranger)
}

/** Who writes for whoever decided it, and has no right of his own to anybody hidden: the system, once the core has confirmed. */
export function isStranger({ path }: Pick<Context, 'path'>): boolean {
  return path === 'worker'
}

/** Everything that takes a person into the register, as one list of writes. */
export function registerPerson(secrets: Secrets, person: NewPerson, recording: Recording): Statement[] {
  const { subjectId, name } = person
  const judged = person.documents.map(({ kind, number }) => identityNumber({ kind, number }))
  const resident = judged.find((judgement) => judgement.valid)
  return [
    insertSubject(subjectId, 'person', person.status, recording.now),
    insertParticulars(
      subjectId,
      newId(),
      recording.today,
      recording.now,
      recording.cause,
      name,
      pinyinOf(name, 'person'),
      person.sex ?? resident?.sex ?? null,
      person.birthDate ?? resident?.birthDate ?? null,
      person.nationality ?? null,
      person.householdArea ?? null,
    ),
    insertContact(
      subjectId,
      newId(),
      recording.today,
      recording.now,
      recording.cause,
      sealed(secrets, person.telephone),
      person.telephoneFrom,
      sealed(secrets, person.address),
      sealed(secrets, person.email),
    ),
    ...person.documents.flatMap((document) => addDocument(secrets, subjectId, document, recording)),
  ]
}

/** A document with its blind index. A number that fits no rule is kept, and a human looks at it: it stops nothing. */
export function addDocument(
  secrets: Secrets,
  subjectId: string,
  document: NewDocument,
  recording: Recording,
): Statement[] {
  const id = newId()
  const number = canonicalNumber(document.number)
  const judgement = identityNumber({ kind: document.kind, number })
  const former = judgement.valid ? false : judgement.reason === 'former-15-digit'
  const verdict = judgement.valid ? 'valid' : former ? 'former' : 'to-check'
  return [
    insertDocument(
      subjectId,
      id,
      document.kind,
      document.issuer ?? '',
      secrets.seal(number),
      document.validFrom ?? null,
      document.validTo ?? null,
      recording.now,
      recording.cause,
      verdict,
      recording.agencyId,
    ),
    recording.hiddenBehind === undefined
      ? insertDocumentKey(secrets.index(document.kind, number), document.kind, subjectId, id)
      : insertStray(secrets.index(document.kind, number), document.kind, subjectId, recording.hiddenBehind),
  ]
}

/** A personal value as it is stored; nothing stays nothing. */
export function sealed(secrets: Secrets, text: string | null | undefined): Buffer | null {
  return text === null || text === undefined || text === '' ? null : secrets.seal(text)
}
