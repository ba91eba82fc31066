import { t } from '@lingui/core/macro'
import type { Declaration } from '@tongban/contracts/declaration'

type Unit = NonNullable<Declaration['limits']['statutory']>['unit']

const units: Readonly<Record<Unit, (length: number) => string>> = {
  'working-days': (length) => t`受理后 ${length} 个工作日内办结，办好发短信给您`,
  days: (length) => t`受理后 ${length} 天内办结，办好发短信给您`,
  months: (length) => t`受理后 ${length} 个月内办结，办好发短信给您`,
}

/** 即办件, handed in at home: it is done when it is accepted, and by this day. */
const accepted: Readonly<Record<Unit, (length: number) => string>> = {
  'working-days': (length) => t`经办机构受理时就办好，最迟 ${length} 个工作日，办好发消息给您`,
  days: (length) => t`经办机构受理时就办好，最迟 ${length} 天，办好发消息给您`,
  months: (length) => t`经办机构受理时就办好，最迟 ${length} 个月，办好发消息给您`,
}

/** The words of handing in at home and of one's own cases. */
export const homeWords = {
  basis: t`这件事按这些规定办`,
  start: t`先看一看`,
  fill: t`填一填`,
  fillPart: (part: number, of: number) => t`填一填（${part}/${of}）`,
  materials: t`拍材料`,
  summary: t`看一遍，交上去`,
  questions: t`请填写`,
  steps: t`步骤`,
  stepOf: (at: number, of: number) => t`第 ${at} 步，共 ${of} 步`,
  whatItTakes: t`办这件事要什么`,
  minutes: t`大约要花`,
  minutesSaid: (minutes: number) => t`${minutes} 分钟`,
  papersNeeded: t`要准备的材料`,
  noPapers: t`不用材料`,
  howLong: t`多久办好`,
  atOnce: t`交上去马上办好`,
  whenAccepted: t`经办机构受理时就办好，办好发消息给您`,
  acceptedWithin: (length: number, unit: Unit) => accepted[unit](length),
  within: (length: number, unit: Unit) => units[unit](length),
  youGet: t`办好以后您会得到`,
  savedAsTyped: t`填的内容会自动存好，随时可以离开，换一台设备也能接着填。`,
  begin: t`开始填`,
  beginAnother: t`还要再办一件`,
  runningAlready: (count: number) =>
    count === 1 ? t`这件事您已经有一件在办，还没有办完：` : t`这件事您已经有 ${count} 件在办，还没有办完：`,
  reallyAnother: t`看进度、补材料，请点上面的办件号。确实要再办一件，才往下填。`,
  next: t`下一步`,
  before: t`上一步`,
  handIn: t`交上去`,
  check: t`请再看一遍`,
  materialCount: (count: number) => t`材料 ${count} 样`,
  missing: (count: number) => t`还差 ${count} 样材料：`,
  missingHelp: t`可以先交上去。经办机构会一次告诉您还差什么、最迟哪天补齐，到时在“我的办件”里拍照补上就行。`,
  codeFirst: t`请先把新手机号收到的六位验证码填上。`,
  truthOfEmployer: (name: string) => t`交上去就表示：您受${name}授权来办，以上内容都是真的。`,
  truthOfAskingFor: (name: string) => t`交上去就表示：是${name}本人来办的，或者是您受${name}委托代办的。`,
  truthFor: (name: string) =>
    t`交上去就表示：以上内容是${name}本人填的，或者是您受${name}委托代填的，都是真的。`,
  truthOfAsking: t`交上去就表示：是您本人来办的。`,
  truth: t`交上去就表示：以上内容是您本人填的，都是真的。`,
  handed: t`交上去了`,
  done: t`办好了`,
  toCases: t`看办到哪一步`,
  seeResult: t`看办理结果`,
  noCases: t`还没有办过事。`,
  waitsForYou: (count: number) => t`还差 ${count} 样材料，补齐就能办`,
  waitsUntil: (day: string) => t`请在 ${day} 前补齐`,
  supply: t`去补齐`,
  running: t`正在办的`,
  moreCases: (next: number, left: number) => t`再看 ${next} 件（还有 ${left} 件）`,
  ended: t`办完的`,
}
