import { t } from '@lingui/core/macro'

/** The words of somebody who leaves an employer. */
export const words = {
  leave: t`减员`,
  leaveOf: (name: string) => t`给${name}办减员`,
  month: t`从哪个月起不再缴费`,
  underWay: t`减员办理中`,
  reason: t`减少原因`,
  mustReason: t`请选减少原因`,
  handIn: t`交上去`,
  truth: (employer: string) => t`交上去就表示：您受${employer}授权来办，以上内容都是真的。`,
  handed: (name: string) => t`${name}的减员交上去了。`,
  follow: t`看办到哪一步`,
}
