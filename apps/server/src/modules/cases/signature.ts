import type { Settlement } from '@tongban/contracts/declaration'
import type { Signature, SignatureView } from '@tongban/contracts/signature'
import { signedHash } from '@tongban/contracts/signed'

import type { Context } from '../../platform/context.ts'
import { query, type Statement } from '../../platform/database.ts'
import { isoOf } from '../../platform/instants.ts'
import { refusalAt } from '../../platform/refusal.ts'
import type { Case } from './case.ts'
import type { CaseDeps } from './deps.ts'

interface SignatureRow {
  readonly file_id: string | null
  readonly unsigned: SignatureView['unsigned']
  readonly form_hash: string
  readonly salt: Buffer
  readonly at: string
  readonly witnessed_by: string
  readonly part_hash: string | null
  readonly part_of: string | null
  readonly part_of_version: number | null
  readonly part_member: string | null
}

const insertSignature = query(
  `insert into cases.signature (subject_id, case_id, file_id, unsigned, form_hash, salt, at, witnessed_by, part_hash, part_of, part_of_version, part_member)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
)
export const findSignature = query<SignatureRow>(
  'select file_id, unsigned, form_hash, salt, at, witnessed_by, part_hash, part_of, part_of_version, part_member from cases.signature where subject_id = $1 and case_id = $2',
)

/** 一件事: what was signed is one form of several cases, and which part of it a case is: by its own hash it is known again. */
export type CaseSignature = Signature & {
  readonly part?: {
    readonly hash: string
    readonly of: string
    readonly version: number
    readonly member: string
  }
}

/** What of a hand-in a signature is about. */
interface HandedIn {
  readonly item: string
  readonly itemVersion: number
  readonly form: Readonly<Record<string, unknown>>
  readonly signature?: Signature | undefined
}

/** The picture of a signature, which the case claims with its other files. */
export function signatureFiles(signature: Signature | undefined): string[] {
  return signature !== undefined && 'file' in signature ? [signature.file] : []
}

/**
 * A signature holds for the form that was shown and no other: its hash is made again of what is handed in. Somebody must
 * stand by, so that it is of the counter only.
 * @throws Refusal cases.signature
 */
export function requireSigned({ path }: Context, { item, itemVersion, form, signature }: HandedIn): void {
  if (signature === undefined) return
  const { formHash, salt } = signature
  if (path !== 'counter' || formHash !== signedHash({ item, itemVersion, form, salt }))
    throw refusalAt('cases.signature', 'signature')
}

/** A signature is drawn, and for this case: no other file passes for one, nor that of another case. @throws Refusal cases.signature */
export function requirePicture(
  signature: Signature | undefined,
  staged: readonly { readonly id: string; readonly type: string; readonly case_id: string | null }[],
): void {
  const [file] = signatureFiles(signature)
  const drawn = staged.find(({ id }) => id === file)
  if (file !== undefined && (drawn?.type !== 'image/png' || drawn.case_id !== null))
    throw refusalAt('cases.signature', 'signature.file')
}

/** 告知承诺书: what is signed under a commitment is drawn as well. @throws Refusal cases.signature */
export function requireSignedPictures(
  materials: readonly Settlement[],
  staged: readonly { readonly id: string; readonly type: string }[],
): void {
  for (const [at, { signed }] of materials.entries()) {
    if (signed !== undefined && staged.find(({ id }) => id === signed.file)?.type !== 'image/png')
      throw refusalAt('cases.signature', `materials.${at}.signed.file`)
  }
}

/** What writes the signature with the case, where there is one. */
export function recordSignature(
  { secrets }: CaseDeps,
  { actorId, now }: Context,
  { subject_id, id }: Case,
  signature: CaseSignature | undefined,
): Statement[] {
  if (signature === undefined) return []
  const [file = null, unsigned] =
    'file' in signature ? [signature.file, null] : ([null, signature.unsigned] as const)
  const { formHash, salt, part } = signature
  return [
    insertSignature(
      subject_id,
      id,
      file,
      unsigned,
      formHash,
      secrets.seal(salt),
      now,
      actorId,
      part?.hash ?? null,
      part?.of ?? null,
      part?.version ?? null,
      part?.member ?? null,
    ),
  ]
}

/** What the log says of a signature: its salted hash and how it came about, never what was signed (D-19). */
export function signatureSaid(
  signature: CaseSignature | undefined,
): Readonly<Record<string, string | number>> {
  if (signature === undefined) return {}
  const { formHash, part } = signature
  return {
    signed: 'file' in signature ? signature.file : signature.unsigned,
    formHash,
    ...(part === undefined
      ? {}
      : { partHash: part.hash, partOf: part.of, partOfVersion: part.version, member: part.member }),
  }
}

/** The signature as the case is read, and whether the form is still the one that was signed. */
export function signatureView(
  { secrets, staffName, catalogue }: CaseDeps,
  { item, item_version }: Case,
  form: Readonly<Record<string, unknown>>,
  row: SignatureRow | undefined,
): SignatureView | null {
  if (row === undefined) return null
  const salt = secrets.open(row.salt)
  return {
    file: row.file_id,
    unsigned: row.unsigned,
    at: isoOf(row.at),
    witnessName: staffName(row.witnessed_by),
    formHash: row.form_hash,
    partOf: partOf(catalogue, row),
    covers: (row.part_hash ?? row.form_hash) === signedHash({ item, itemVersion: item_version, form, salt }),
  }
}

function partOf(
  { nameOf }: CaseDeps['catalogue'],
  { part_of, part_of_version, part_member }: SignatureRow,
): SignatureView['partOf'] {
  if (part_of === null || part_of_version === null || part_member === null) return null
  return { bundle: part_of, name: nameOf(part_of), version: part_of_version, member: part_member }
}
