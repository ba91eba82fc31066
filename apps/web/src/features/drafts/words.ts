/** The words of drafts. */
export const words = {
  nothing: '填的内容会自动存好，换一台设备也能接着填。',
  saving: '正在存…',
  saved: '已存好。可以随时离开，回来接着填。',
  offline: '现在连不上，还没有存上。填的内容还在这里，连上后自动存。',
  newer: (when: string) => `您在别的设备上存过更新的一份（${when}）。请选用哪一份，另一份就不留了。`,
  mine: '用这里填的',
  theirs: '用那一份',
  drafts: '没填完的',
  goOn: '接着填',
  discard: '删掉',
  discardOf: (item: string) => `删掉“${item}”的草稿`,
  savedAt: (when: string) => `${when} 存的`,
}
