import { t } from '@lingui/core/macro'

/** The words of asking that a completed case is corrected. */
export const correctionWords = {
  ask: t`办错了？申请更正`,
  help: t`更正另立一件，由没有经手原件的人决定，最迟 10 个工作日。决定以前，原来的结果照样有效。`,
  how: t`要怎么更正`,
  change: t`改成正确的内容`,
  takeBack: t`撤销原来的结果`,
  howMust: t`请选要怎么更正。`,
  note: t`哪里不对，为什么`,
  noteMust: t`请写哪里不对。`,
  send: t`申请更正`,
  cancel: t`先不申请`,
}
