import './catalogue.ts'
import { t } from '@lingui/core/macro'
import type { Origin } from '@tongban/policy'

/** Where a fact comes from, in words. */
export const originWords: Readonly<Record<Origin, string>> = {
  record: t`来自社保记录`,
  said: t`您填的`,
  assumed: t`没有填，按通常的算`,
}
