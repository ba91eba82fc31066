import './catalogue.ts'
import { t } from '@lingui/core/macro'
import type { Certainty } from '@tongban/policy'

/** How sure a rule or a figure is, in words. */
export const sureWords: Readonly<Record<Certainty, { readonly short: string; readonly says: string }>> = {
  'text-read': { short: t`文本已读`, says: t`看过文件原文` },
  'two-sources': { short: t`两处一致`, says: t`两个互不相干的来源说法一致` },
  decisions: { short: t`见于核定表`, says: t`从经办机构真实的核定表看出来的` },
  'one-source': { short: t`一处来源`, says: t`只有一个来源` },
  'to-confirm': { short: t`待确认`, says: t`还没有确认，不能当作定论` },
}
