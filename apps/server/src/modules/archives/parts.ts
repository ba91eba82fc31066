import { createHash } from 'node:crypto'

import type { ArchivePartKind } from '@tongban/contracts/archive-kinds'
import { canonical } from '@tongban/contracts/canonical'

import type { Rows } from '../../platform/database.ts'
import { type Case, findCase, findEvents, findSignature, openForm } from '../cases/index.ts'
import { findFilesOfCase } from '../materials/index.ts'
import { findDeliveries, findPapersOfCase } from '../papers/index.ts'
import type { KeepingDeps } from './deps.ts'

/** 卷内目录: one part of a package, where it is found, and the hash by which it is known again. */
export interface Part {
  readonly kind: ArchivePartKind
  readonly ref: string
  readonly name: string
  readonly hash: string
}

/** Everything that a case is kept by, in one message to the database. */
export function readContent(subject: string, caseId: string) {
  return [
    findCase(subject, caseId),
    findEvents(subject, caseId),
    findSignature(subject, caseId),
    findPapersOfCase(subject, caseId),
    findDeliveries(subject, caseId, null),
    findFilesOfCase(subject, caseId),
  ] as const
}
export type Content = Rows<ReturnType<typeof readContent>>

/**
 * The parts of a case as they are now. Answers and words are known by a keyed fingerprint: from a bare hash a telephone could be guessed.
 * What somebody has handed in is in its log already by a salted digest; here it is once more, to be found without the log.
 */
export function partsOf(
  { secrets, catalogue }: Pick<KeepingDeps, 'secrets' | 'catalogue'>,
  found: Case,
  content: Content,
): Part[] {
  const [, , [signature], papers, deliveries, files] = content
  const fields = catalogue.pinned(found.item, found.item_version)?.declaration.form ?? []
  const said = { form: openForm(secrets, fields, found.form), materials: found.materials }
  return [
    {
      kind: 'log',
      ref: String(found.last_seq),
      name: `1–${found.last_seq}`,
      hash: found.last_hash.toString('hex'),
    },
    { kind: 'form', ref: found.id, name: found.item, hash: keyed(secrets, canonical(said)) },
    ...(signature === undefined
      ? []
      : [
          {
            kind: 'signature',
            ref: found.id,
            name: signature.unsigned ?? 'drawn',
            hash: signature.form_hash,
          } as const,
        ]),
    ...papers.map(
      ({ id, number, hash }) =>
        ({ kind: 'paper', ref: id, name: number, hash: hash.toString('hex') }) as const,
    ),
    ...deliveries.map(
      ({ id, how, day, proof }) =>
        ({
          kind: 'delivery',
          ref: id,
          name: `${how} ${day}`,
          hash: keyed(secrets, secrets.open(proof)),
        }) as const,
    ),
    ...files.map(
      ({ id, type, sha256 }) =>
        ({ kind: 'file', ref: id, name: type, hash: sha256.toString('hex') }) as const,
    ),
  ]
}

function keyed(secrets: KeepingDeps['secrets'], text: string): string {
  return Buffer.from(secrets.fingerprint(text), 'base64').toString('hex')
}

/** The hash over a list. */
export function listHash(parts: readonly Part[]): Buffer {
  return createHash('sha256').update(canonical(parts)).digest()
}
