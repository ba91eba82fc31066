import './catalogue.ts'
import { t } from '@lingui/core/macro'

/** The words around reasons. */
export const words = {
  why: t`为什么？`,
  rests: (count: number) => t`看算进去的数和依据（${count} 项）`,
  facts: t`看算进去的数`,
  figures: t`用到的数，各出自哪里`,
  heard: (who: string) => t`据${who}，文件待确认`,
  heardBy: (who: string) => t`（据${who}）`,
  noAddress: t`文本地址未录入`,
  toConfirm: t`待确认`,
  toConfirmSays: t`这个结果有还没有确认的依据，不能当作定论，请到窗口核实：`,
  provisional: t`这里暂按已经公布的数算，新的公布后结果会变：`,
}
