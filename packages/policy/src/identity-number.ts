import { isCivil } from './civil.ts'
import { type Day, dayOf } from './months.ts'

/** The kinds of identity document that a person may bring. */
export type IdentityKind =
  | 'resident'
  | 'hk-macau-permit'
  | 'taiwan-permit'
  | 'hmt-residence-permit'
  | 'foreign-permanent'
  | 'passport'

/** Why a number is not valid; each has its sentence in the message catalogue. */
export type IdentityFault =
  | 'empty'
  | 'length'
  | 'characters'
  | 'prefix'
  | 'province'
  | 'birth-date'
  | 'check-digit'
  /** A number of 1984 to 1999: convert it with {@link to18} when it stands in a file. */
  | 'former-15-digit'
  /** Nine digits on a Taiwan permit fit no rule: a person decides, and no payment is refused for it. */
  | 'nine-digits'

/**
 * A number as it is kept and looked up: the letters and digits that a Chinese keyboard types wide are made plain, the blanks that
 * group them are left out, small letters are capitals. Nothing else is repaired.
 */
export function canonicalNumber(number: string): string {
  if (isCanonical.test(number)) return number
  return number.normalize('NFKC').replaceAll(/\s+/g, '').toUpperCase()
}

/** Nearly every number is written as it should be, and lists have them by the ten thousand. */
const isCanonical = /^[\dA-Z]*$/

/** What a number says of its owner; `valid` says only that it is well formed, not that it was issued. */
export type IdentityJudgement =
  | { readonly valid: false; readonly reason: IdentityFault }
  | {
      readonly valid: true
      /** The number as it is stored and compared. */
      readonly canonical: string
      readonly birthDate?: Day
      readonly sex?: 'male' | 'female'
      /** Six digits of the place of first registration; codes are abolished, numbers stay. */
      readonly area?: string
    }

const judges: Readonly<Record<IdentityKind, (number: string) => IdentityJudgement>> = {
  resident: judgeResident,
  'hk-macau-permit': judgeHongKongMacauPermit,
  'taiwan-permit': judgeTaiwanPermit,
  'hmt-residence-permit': judgeResidencePermit,
  'foreign-permanent': judgeForeignPermanent,
  passport: judgePassport,
}

/** All kinds of identity document, in the order in which they are offered. */
export const identityKinds = [
  'resident',
  'hk-macau-permit',
  'taiwan-permit',
  'hmt-residence-permit',
  'foreign-permanent',
  'passport',
] as const satisfies readonly IdentityKind[]

/**
 * Judges the number of an identity document. White space around it is dropped and Latin letters are made
 * capital; inner blanks, hyphens and full-width digits are not repaired.
 *
 * Law: GB 11643-1999 and 国发〔1999〕15号 (resident), 国办发〔2018〕81号 (residence permits of Hong Kong, Macau and
 * Taiwan residents), 国家移民管理局 2023年版外国人永久居留身份证 (its check digit before 2023 is not judged), 公安部
 * 2015 (Taiwan permit), ICAO 9303 (passport).
 * @throws TypeError when `kind` or `number` is not text, RangeError when the kind is unknown.
 */
export function identityNumber(input: { kind: string; number: string }): IdentityJudgement {
  const { kind, number } = input
  if (typeof kind !== 'string') throw new TypeError('kind is not text')
  if (typeof number !== 'string') throw new TypeError('number is not text')
  const known = identityKinds.find((one) => one === kind)
  if (known === undefined) throw new RangeError(`unknown kind of identity document: ${kind}`)
  const normal = normalNumber(number)
  return normal === '' ? fault('empty') : judges[known](normal)
}

/**
 * The 18-digit form of a resident number of 15 digits (1984 to 1999), for evidence in files. The century is
 * taken as 19; the sequences 996 to 999 were given to people born before 1900: there a person decides.
 * Law: 国发〔1999〕15号.
 * @throws RangeError when it is no such number.
 */
export function to18(fifteen: string): string {
  const normal = normalNumber(fifteen)
  if (!fifteenDigits.test(normal)) throw new RangeError('not a resident number of 15 digits')
  const body = `${normal.slice(0, 6)}19${normal.slice(6)}`
  if (!hasProvince(body) || birthIn(body) === undefined) {
    throw new RangeError('not a resident number of 15 digits: province or birth date')
  }
  return body + checkCharacter(body)
}

/**
 * A number as it is shown to those who need not read it: `4102**********1234`. Short numbers keep the first
 * one and the last two characters, very short ones none.
 */
export function maskIdentityNumber(number: string): string {
  const characters = Array.from(number.trim())
  const [first, last] = characters.length >= 15 ? [4, 4] : characters.length > 4 ? [1, 2] : [0, 0]
  return characters
    .map((character, at) => (at < first || at >= characters.length - last ? character : '*'))
    .join('')
}

/** Drops white space around a number and makes its Latin letters capital; touches nothing else. */
export function normalNumber(number: string): string {
  const trimmed = number.trim()
  return hasSmallLetter.test(trimmed)
    ? trimmed.replaceAll(/[a-z]/g, (letter) => letter.toUpperCase())
    : trimmed
}

// Once for all numbers: an expression within a function is made anew at each call, and a list judges tens of thousands.
const hasSmallLetter = /[a-z]/
const fifteenDigits = /^\d{15}$/
const eighteenCharacters = /^\d{17}[\dX]$/
const ofProvince = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5])/

function judgeResident(number: string): IdentityJudgement {
  if (fifteenDigits.test(number)) return fault('former-15-digit')
  return judgeEighteen(number, hasProvince(number) ? undefined : 'province', number.slice(0, 6))
}

function judgeResidencePermit(number: string): IdentityJudgement {
  return judgeEighteen(number, /^8[123]0000/.test(number) ? undefined : 'prefix', number.slice(0, 6))
}

function judgeForeignPermanent(number: string): IdentityJudgement {
  if (number.length === 15) return judgeOldForeignCard(number)
  if (!number.startsWith('9')) return fault(number.length === 18 ? 'prefix' : 'length')
  const province = number.slice(1, 3)
  return judgeEighteen(number, hasProvince(province) ? undefined : 'province', `${province}0000`)
}

/** Nationality 3 letters, area 4, birth 6, sex 1, check 1; the century and the check digit are not judged. */
function judgeOldForeignCard(number: string): IdentityJudgement {
  if (!/^[A-Z]{3}\d{12}$/.test(number)) return fault('characters')
  const [year, month, day] = [7, 9, 11].map((at) => Number(number.slice(at, at + 2)))
  const exists = [1900, 2000].some((century) => isCivil(century + (year ?? 0), month ?? 0, day ?? 0))
  return exists ? { valid: true, canonical: number } : fault('birth-date')
}

function judgeHongKongMacauPermit(number: string): IdentityJudgement {
  if (/^[HM]\d{8}(?:\d{2})?$/.test(number)) return { valid: true, canonical: number.slice(0, 9) }
  if (/^[HM]A\d{7}$/.test(number)) return { valid: true, canonical: number }
  if (!/^[HM]/.test(number)) return fault('prefix')
  return fault(/^[HM]A?\d+$/.test(number) ? 'length' : 'characters')
}

function judgeTaiwanPermit(number: string): IdentityJudgement {
  if (/^\d{8}$/.test(number)) return { valid: true, canonical: number }
  if (/^\d{9}$/.test(number)) return fault('nine-digits')
  return fault(/^\d+$/.test(number) ? 'length' : 'characters')
}

function judgePassport(number: string): IdentityJudgement {
  if (!/^[A-Z0-9]+$/.test(number)) return fault('characters')
  return number.length >= 5 && number.length <= 12 ? { valid: true, canonical: number } : fault('length')
}

/** What all numbers of the build of GB 11643 share: birth at 7 to 14, sex at 17, MOD 11-2 at 18. */
function judgeEighteen(number: string, start: IdentityFault | undefined, area: string): IdentityJudgement {
  if (number.length !== 18) return fault('length')
  if (!eighteenCharacters.test(number)) return fault('characters')
  if (start !== undefined) return fault(start)
  const birthDate = birthIn(number)
  if (birthDate === undefined) return fault('birth-date')
  if (checkCharacter(number) !== number[17]) return fault('check-digit')
  const sex = Number(number[16]) % 2 === 1 ? 'male' : 'female'
  return { valid: true, canonical: number, birthDate, sex, area }
}

/** Whether the first two digits are those of a province. */
export function hasProvince(number: string): boolean {
  return ofProvince.test(number)
}

function birthIn(number: string): Day | undefined {
  const [year, month, day] = [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)]
  if (!isCivil(Number(year), Number(month), Number(day))) return undefined
  return dayOf(`${year}-${month}-${day}`)
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

function digitAt(number: string, at: number): number {
  return number.charCodeAt(at) - 48
}

/** ISO 7064 MOD 11-2 over the first 17 digits. */
function checkCharacter(number: string): string {
  let total = 0
  for (let at = 0; at < weights.length; at += 1) total += (weights[at] ?? 0) * digitAt(number, at)
  return '10X98765432'.charAt(total % 11)
}

function fault(reason: IdentityFault): IdentityJudgement {
  return { valid: false, reason }
}
