import { maskIdentityNumber } from '@tongban/policy'

import type { Secrets } from '../../platform/secrets.ts'
import type { ContactRow, DocumentRow, Particulars } from './store.ts'
import { findContact, findDocuments, findParticulars } from './store.ts'

/** The statements that read a person; {@link personOf} makes a record of their rows. */
export function readPerson(subjectId: string) {
  return [findParticulars(subjectId), findContact(subjectId), findDocuments(subjectId)] as const
}

/** A person as screens and forms see him: facts by their names, documents masked. */
export interface PersonRecord {
  readonly name: string
  readonly facts: Readonly<Record<string, string>>
  readonly documents: readonly ReturnType<typeof documentView>[]
}

export function personOf(
  secrets: Secrets,
  [particulars, contact, documents]: readonly [
    readonly Particulars[],
    readonly ContactRow[],
    readonly DocumentRow[],
  ],
): PersonRecord | undefined {
  const [person] = particulars
  if (person === undefined) return undefined
  const shown = documents.map((document) => documentView(secrets, document))
  const present = shown.findLast(({ verdict }) => verdict !== 'former')
  const facts: Record<string, string | null | undefined> = {
    'person.name': person.name,
    'person.sex': person.sex,
    'person.birth-date': person.birth_date,
    'person.nationality': person.nationality,
    'person.household-area': person.household_area,
    'person.telephone': opened(secrets, contact[0]?.telephone),
    'person.address': opened(secrets, contact[0]?.address),
    'person.email': opened(secrets, contact[0]?.email),
    'person.document': present?.number,
  }
  const known = Object.entries(facts).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
  )
  return { name: person.name, facts: Object.fromEntries(known), documents: shown }
}

/** A document with its number masked: a masked one rests nowhere, it would tell most of the sealed one. */
export function documentView(secrets: Secrets, row: DocumentRow) {
  return {
    id: row.id,
    kind: row.kind,
    number: maskIdentityNumber(secrets.open(row.number)),
    issuer: row.issuer,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    verdict: row.verdict,
  }
}

/** Where somebody is reached. */
export interface KnownContact {
  readonly telephone: string | undefined
  /** Whether the telephone is his own word: somebody else's word of it reaches him or not. */
  readonly isOwn: boolean
  readonly email: string | undefined
}

/** By the id that was asked for. @param rows what `findContacts` answered */
export function contactsOf(
  secrets: Secrets,
  rows: readonly ({ asked_id: string } & Omit<ContactRow, 'address'>)[],
): ReadonlyMap<string, KnownContact> {
  return new Map(
    rows.map(({ asked_id, telephone, telephone_from: from, email }) => [
      asked_id,
      {
        telephone: opened(secrets, telephone) ?? undefined,
        isOwn: from === 'person',
        email: opened(secrets, email) ?? undefined,
      },
    ]),
  )
}

function opened(secrets: Secrets, value: Buffer | null | undefined): string | null {
  return value === null || value === undefined ? null : secrets.open(value)
}
