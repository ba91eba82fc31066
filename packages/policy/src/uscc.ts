import { normalNumber } from './identity-number.ts'

/** Why a code is not valid. */
export type UsccFault = 'empty' | 'length' | 'characters' | 'department' | 'area' | 'check-digit'

/** What is odd about a code and does not make it invalid. */
export type UsccWarning = 'organisation-check-digit'

/** What is found of a unified social credit code. */
export interface UsccJudgement {
  readonly valid: boolean
  /** The code as it is stored and compared; only when valid. */
  readonly canonical?: string
  readonly reason?: UsccFault
  readonly warnings: readonly UsccWarning[]
}

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/**
 * Judges a unified social credit code (统一社会信用代码). White space around it is dropped, letters are made
 * capital. The check digit of the organisation code inside (position 17, GB 11714) only warns: codes with a
 * wrong one were issued. Law: GB 32100-2015.
 * @throws TypeError when the code is not text.
 */
export function uscc(input: { code: string }): UsccJudgement {
  if (typeof input.code !== 'string') throw new TypeError('code is not text')
  const code = normalNumber(input.code)
  const reason = faultOf(code)
  if (reason !== undefined) return { valid: false, reason, warnings: [] }
  const right = organisationCheck(code.slice(8, 16)) === code[16]
  return { valid: true, canonical: code, warnings: right ? [] : ['organisation-check-digit'] }
}

function faultOf(code: string): UsccFault | undefined {
  if (code === '') return 'empty'
  if (code.length !== 18) return 'length'
  if (!/^[0-9A-HJ-NPQRTUWXY]+$/.test(code)) return 'characters'
  if (!/^[1-9ANY]/.test(code)) return 'department'
  if (!/^..\d{6}/.test(code)) return 'area'
  return usccCheck(code) === code[17] ? undefined : 'check-digit'
}

/** Σ cᵢ·3^(i−1) modulo 31 over the first 17 characters. */
function usccCheck(code: string): string {
  let weight = 1
  let total = 0
  for (const character of code.slice(0, 17)) {
    total += alphabet.indexOf(character) * weight
    weight = (weight * 3) % 31
  }
  return alphabet.charAt((31 - (total % 31)) % 31)
}

const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2]

/** GB 11714: 11 − Σ modulo 11, where 10 is X and 11 is 0; letters count from A = 10. */
function organisationCheck(body: string): string {
  const total = organisationWeights.reduce(
    (sum, weight, at) => sum + weight * Number.parseInt(body.charAt(at), 36),
    0,
  )
  return '0X987654321'.charAt(total % 11)
}
