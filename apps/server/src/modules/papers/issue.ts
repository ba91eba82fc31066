import { randomBytes } from 'node:crypto'

import { type PaperContent, paperContent } from '@tongban/contracts/papers'

import { type Context, newId } from '../../platform/context.ts'
import type { Statement } from '../../platform/database.ts'
import { digest, type Secrets } from '../../platform/secrets.ts'
import type { Agencies } from '../agencies/index.ts'
import type { Wordings } from '../wordings/index.ts'
import type { PaperFacts } from './facts.ts'
import { paperOf } from './paper.ts'
import { insertPaper, type PaperRow } from './store.ts'
import { templateOf } from './templates.ts'

/** What making a paper takes. */
export interface PaperMaking {
  readonly secrets: Secrets
  readonly agencies: Agencies
  /** 用语: how each agency says it; what a paper was made with stays in it. */
  readonly wordings: Pick<Wordings, 'standing'>
}

/** Crockford's letters: none is taken for another when it is read out. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const codeLetters = 10
const saltBytes = 16

/**
 * 出具文书: what writes the paper of an act, one row, in the act's own transaction. Its number is the case's number, the
 * letter of its kind and the place of the act in the case: unique because the case's number is, and no counter is
 * waited for. The content rests sealed with a salt of its own, so that the hash beside it gives no name away.
 */
export function issue(
  { secrets, agencies, wordings }: PaperMaking,
  context: Context,
  facts: PaperFacts,
): Statement[] {
  const agency = agencies.find(facts.agencyId)
  if (agency === undefined) throw new Error(`no agency ${facts.agencyId}`)
  const content = paperOf(facts, {
    agency,
    clerkName: context.actorName,
    madeOn: context.today,
    law: context.law,
    words: (wording) => wordings.standing(`papers.${wording}`, facts.agencyId, context.today).words,
  })
  const number = `${facts.caseNumber}-${templateOf(facts.kind).letter}${facts.seq}`
  const text = JSON.stringify({ salt: randomBytes(saltBytes).toString('hex'), content })
  const hash = digest(text)
  return [
    insertPaper(
      facts.subjectId,
      newId(),
      facts.caseId,
      facts.seq,
      facts.kind,
      number,
      facts.agencyId,
      context.today,
      secrets.seal(text),
      hash,
      checkCode(secrets, number, hash),
    ),
  ]
}

/** 校验码: 50 bits of a keyed fingerprint over number and content; nobody without the key makes one that fits. */
export function checkCode(secrets: Secrets, number: string, hash: Buffer): string {
  const bits = secrets.index('papers.check', `${number}\n${hash.toString('hex')}`)
  return Array.from({ length: codeLetters }, (_, at) => letters[(bits[at] ?? 0) % letters.length]).join('')
}

/**
 * The content as it was frozen.
 * @throws Error when content, hash or check code were changed after it was made
 */
export function contentOf(secrets: Secrets, row: PaperRow): PaperContent {
  const text = secrets.open(row.content)
  if (!digest(text).equals(row.hash) || checkCode(secrets, row.number, row.hash) !== row.check_code)
    throw new Error(`paper ${row.id} is not as it was made`)
  return paperContent.parse(JSON.parse(text).content)
}
