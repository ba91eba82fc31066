import { t } from '@lingui/core/macro'

/** The words of bundles: one form, several cases. */
export const words = {
  title: t`打包办`,
  tile: (name: string) => t`${name}（一表办几事）`,
  opens: t`一张表，一次交，会开这几件：`,
  opensAfter: (name: string, before: string) => t`${name}：等“${before}”办好接着办，不用您再交`,
  off: (name: string, department: string, contact: string) =>
    t`“${name}”由${department}办，本地还没有和它联网，请您自己去办：${contact}。`,
  own: t`打包办的一件事`,
  number: t`编号`,
  handedIn: (day: string, by: string) => t`${day} ${by}交`,
  progress: t`办到哪一步`,
  done: (done: number, of: number) => t`${of} 件里办好 ${done} 件`,
  ended: t`都办完了`,
  handedTitle: t`交上去了`,
  handed: (count: number) =>
    t`一张表开了 ${count} 件，前后顺序由我们来排。全部办完，发一条消息给您；中间只有要您补东西才会找您。`,
  question: (failed: string, day: string) =>
    t`“${failed}”没有办成。其余的还办不办？请在${day}前选一样；到期没有选，就不办了。`,
  goOn: t`其余的接着办`,
  stop: t`都不办了`,
  withdraw: t`整件撤回`,
  withdrawHelp: t`还没有办好的都撤回，已经办好的不变；已经送到别的部门的，撤不回来。`,
  stays: (name: string, department: string, contact: string) =>
    t`“${name}”已经送到${department}，在这里撤不回来了。不想办了，请直接向它说：${contact}。`,
}
