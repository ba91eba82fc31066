import { canonicalNumber, identityKinds } from '@tongban/policy'

import { pinyinOf } from '../../platform/pinyin.ts'
import type { Secrets } from '../../platform/secrets.ts'
import { fold, foldSpelled, isLetters, isWritten } from './folding.ts'

/** What somebody looks for: a number, or a name. */
export type Terms =
  | { readonly by: 'number'; readonly keys: readonly string[]; readonly caseKey: Buffer | null }
  | {
      readonly by: 'name'
      readonly folded: string
      /** As pinyin or initials, where it may be one. */
      readonly letters: string | null
      /** How what is written in characters sounds, as a name of a person and as any other words. */
      readonly sounds: readonly string[]
    }

/** Reads what was typed; undefined when it is too little to look for. */
export function readTerms(secrets: Secrets, typed: string): Terms | undefined {
  const folded = fold(typed)
  if (isNumber(typed)) return numberOf(secrets, typed)
  const written = isWritten(folded)
  if (folded === '' || (!written && Array.from(folded).length < 2)) return undefined
  const letters = foldSpelled(typed)
  return {
    by: 'name',
    folded,
    letters: isLetters(letters) ? letters : null,
    sounds: written ? soundsOf(typed) : [],
  }
}

const numberLengthLeast = 5
const digitsLeast = 4

/** Numbers of documents have letters, too, and people write them with spaces; a name has hardly any digits. */
function isNumber(typed: string): boolean {
  const plain = canonicalNumber(typed)
  const digits = plain.replaceAll(/\D/g, '').length
  return /^[\dA-Z+()/.-]+$/.test(plain) && plain.length >= numberLengthLeast && digits >= digitsLeast
}

function numberOf(secrets: Secrets, typed: string): Terms {
  const digits = canonicalNumber(typed)
  return {
    by: 'number',
    keys: [
      ...identityKinds.map((kind) => documentKey(secrets, kind, typed)),
      telephoneKey(secrets, typed),
      usccKey(secrets, typed),
    ],
    caseKey: /^\d+$/.test(digits) ? caseKey(secrets, digits) : null,
  }
}

function soundsOf(typed: string): string[] {
  const spoken = (of: 'person' | 'organisation'): string => foldSpelled(pinyinOf(typed, of))
  return [...new Set([spoken('person'), spoken('organisation')])]
}

/** A number of a document as it is looked for: whole, by its keyed fingerprint. */
export function documentKey(secrets: Secrets, kind: string, number: string): string {
  return keyText(secrets.index(kind, canonicalNumber(number)))
}

/** A telephone as it is looked for, however it is written. */
export function telephoneKey(secrets: Secrets, telephone: string): string {
  return keyText(secrets.index('search.telephone', plainTelephone(telephone)))
}

/** 统一社会信用代码 as it is looked for. */
export function usccKey(secrets: Secrets, uscc: string): string {
  return keyText(secrets.index('search.uscc', canonicalNumber(uscc)))
}

/** The number of a case as it is looked for. */
export function caseKey(secrets: Secrets, number: string): Buffer {
  return secrets.index('search.case', number).subarray(0, keyBytes)
}

/** Half of a fingerprint: as good as unique, and half as long. */
const keyBytes = 16

function keyText(key: Buffer): string {
  return key.subarray(0, keyBytes).toString('base64url')
}

/** Without what people put between the digits, and without the mainland's own code before a mobile number. */
function plainTelephone(telephone: string): string {
  return telephone
    .normalize('NFKC')
    .replaceAll(/[^\d+]/g, '')
    .replace(/^(?:\+|00)?86(?=1\d{10}$)/, '')
}
