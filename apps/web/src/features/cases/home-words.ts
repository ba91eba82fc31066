import type { Declaration } from '@tongban/contracts/declaration'

type Unit = NonNullable<Declaration['limits']['statutory']>['unit']

const units: Readonly<Record<Unit, (length: number) => string>> = {
  'working-days': (length) => `受理后 ${length} 个工作日内办结，办好发短信给您`,
  days: (length) => `受理后 ${length} 天内办结，办好发短信给您`,
  months: (length) => `受理后 ${length} 个月内办结，办好发短信给您`,
}

/** The words of handing in at home and of one's own cases. */
export const homeWords = {
  start: '先看一看',
  fill: '填一填',
  fillPart: (part: number, of: number) => `填一填（${part}/${of}）`,
  materials: '拍材料',
  summary: '看一遍，交上去',
  questions: '请填写',
  steps: '步骤',
  stepOf: (at: number, of: number) => `第 ${at} 步，共 ${of} 步`,
  whatItTakes: '办这件事要什么',
  minutes: '大约要花',
  minutesSaid: (minutes: number) => `${minutes} 分钟`,
  papersNeeded: '要准备的材料',
  noPapers: '不用材料',
  howLong: '多久办好',
  atOnce: '交上去马上办好',
  within: (length: number, unit: Unit) => units[unit](length),
  youGet: '办好以后您会得到',
  savedAsTyped: '填的内容会自动存好，随时可以离开，换一台设备也能接着填。',
  begin: '开始填',
  next: '下一步',
  before: '上一步',
  handIn: '交上去',
  check: '请再看一遍',
  materialCount: (count: number) => `材料 ${count} 样`,
  missing: (count: number) => `还差 ${count} 样材料：`,
  missingHelp: '可以先交上去。经办机构会一次告诉您还差什么、最迟哪天补齐，到时在“我的办件”里拍照补上就行。',
  truth: '交上去就表示：以上内容是您本人填的，都是真的。',
  handed: '交上去了',
  done: '办好了',
  toCases: '看办到哪一步',
  toHome: '回首页',
  noCases: '还没有办过事。',
  whatNow: '现在轮到您：补齐材料',
  waitsForYou: (count: number) => `还差 ${count} 样材料，补齐就能办`,
  waitsUntil: (day: string) => `请在 ${day} 前补齐`,
  supply: '去补齐',
  running: '正在办的',
  ended: '办完的',
  statement: '办理结果',
}
