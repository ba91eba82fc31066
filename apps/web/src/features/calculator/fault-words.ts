import '../reasons/index.ts'
import { t } from '@lingui/core/macro'
import type { PolicyFault } from '@tongban/policy/rules'

const texts: Readonly<Record<PolicyFault['code'], string>> = {
  'not-json': t`这一行不是 JSON`,
  'not-an-object': t`这一行不是 JSON 对象`,
  'unknown-field': t`没有这一项`,
  missing: t`这一项要填`,
  'wrong-type': t`请写数字`,
  'not-whole': t`请写整数`,
  'out-of-range': t`这个数太大或太小，请核对`,
  'unknown-value': t`没有这个选项，请另选`,
  'impossible-date': t`没有这个日期，请核对`,
  'not-decimal': t`请写数字，例如 1.25`,
  contradiction: t`前后对不上，请核对`,
  'not-known': t`这个时间、这个地方的规定，这里还没有`,
}

/** What is wrong with an answer, in plain words. */
export function faultText(code: PolicyFault['code']): string {
  return texts[code]
}
