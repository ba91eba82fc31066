import { t } from '@lingui/core/macro'

/** The words of asking that a decision that said no is looked at again. */
export const reviewWords = {
  ask: t`不同意这个结果？申请复查`,
  help: t`复查另立一件，由没有经手的人再看一次，不收钱。复查不影响您申请行政复议或者起诉。`,
  until: (day: string) => t`申请复查最晚 ${day}。`,
  notServed: t`决定送达以后 60 天内可以申请复查；还没有送达，现在也可以申请。`,
  over: (day: string) => t`申请复查的期限到 ${day}，已经过了。行政复议和起诉的最晚日期写在决定里。`,
  note: t`为什么不同意，请写清楚`,
  noteMust: t`请写为什么不同意。`,
  send: t`申请复查`,
  cancel: t`先不申请`,
}
