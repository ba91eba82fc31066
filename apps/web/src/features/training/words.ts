import { t } from '@lingui/core/macro'

/** What everybody reads on the pages of a training. */
export const words = {
  label: t`培训环境`,
  band: t`培训环境：这里办的事都不算数，数据随时会清空。`,
}

/** What staff read of it. */
export const staffWords = {
  reset: '重置',
  resetTitle: '重置培训环境',
  resetSure: '所有练习的数据都会丢掉，换上一座新的城市。正在练习的同事也会退出，大约一分钟后大家重新登录。',
  resetVerb: '丢掉数据，重置',
  resetting: '正在重置，好了会自动带您去登录……',
  before: '以前的重置',
  beforeNone: '还没有人重置过。',
  resetBy: (by: string, at: string) => `${at} ${by}`,
  tours: '导览',
  choose: '选一个导览',
  begin: '开始',
  label: (name: string) => `导览：${name}`,
  step: (at: number, of: number) => `第 ${at} 步，共 ${of} 步`,
  fold: '先收起来',
  unfold: (title: string) => `接着导览：${title}`,
  leave: '不做了',
  doneSteps: '做过的',
  finished: '这个导览做完了。',
  finishedHelp: '可以换一个导览，或者自己随便试。',
  again: '从头再来',
  close: '关上',
  toHall: '去这个大厅',
}
