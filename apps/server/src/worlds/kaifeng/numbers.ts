import { type Day, identityNumber, uscc } from '@tongban/policy'

type Sex = 'male' | 'female'

/** Sequences that offices hardly ever gave out: numbers of the demo should be nobody's. */
const rareSequences = 980

/**
 * A well-formed resident number, residence permit or foreigner's card for a demo person. `order` tells people of
 * one birthday apart (0 to 9).
 */
export function identityNumberOf(
  kind: 'resident' | 'hmt-residence-permit' | 'foreign-permanent',
  start: string,
  born: { readonly birthDate: Day; readonly sex: Sex },
  order: number,
): string {
  const sequence = rareSequences + (order % 10) * 2 + (born.sex === 'male' ? 1 : 0)
  const body = `${start}${born.birthDate.replaceAll('-', '')}${sequence}`
  return completed(body, '0123456789X', (number) => identityNumber({ kind, number }).valid)
}

/** A well-formed unified social credit code, also inside: `kind` is department and kind, as 91 for a company. */
export function usccOf(kind: string, area: string, order: number): string {
  const body = `${kind}${area}MADEM${String(order).padStart(3, '0')}`
  const inner = Array.from('0123456789X', (check) => `${body}${check}`)
  const codes = inner.flatMap((start) => Array.from(usccAlphabet, (check) => start + check))
  const right = codes.find((code) => {
    const judged = uscc({ code })
    return judged.valid && judged.warnings.length === 0
  })
  if (right === undefined) throw new RangeError(`no code begins with ${body}`)
  return right
}

const usccAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

function completed(body: string, checks: string, isRight: (number: string) => boolean): string {
  const number = Array.from(checks, (check) => body + check).find(isRight)
  if (number === undefined) throw new RangeError(`no number begins with ${body}`)
  return number
}
