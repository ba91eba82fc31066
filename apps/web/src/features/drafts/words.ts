import { t } from '@lingui/core/macro'

/** The words of drafts. */
export const words = {
  nothing: t`填的内容会自动存好，换一台设备也能接着填。`,
  saving: t`正在存…`,
  saved: t`已存好。可以随时离开，回来接着填。`,
  offline: t`现在连不上，还没有存上。填的内容还在这里，连上后自动存。`,
  newer: (when: string) => t`您在别的设备上存过更新的一份（${when}）。请选用哪一份，另一份就不留了。`,
  mine: t`用这里填的`,
  theirs: t`用那一份`,
  drafts: t`没填完的`,
  goOn: t`接着填`,
  discard: t`删掉`,
  discardTitle: (item: string) => t`删掉“${item}”填了一半的内容？`,
  discardHelp: t`删掉以后找不回来。已经交上去的办件不受影响。`,
  discardOf: (item: string) => t`删掉“${item}”的草稿`,
  savedAt: (when: string) => t`${when} 存的`,
}
