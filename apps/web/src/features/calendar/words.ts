import type { WindowKind } from '@tongban/contracts/window'

/** The words of the calendar and of business windows. */
export const words = {
  known: (day: string) => `放假调休已经公布到 ${day}。`,
  ends: (day: string, days: number) =>
    `日历只公布到 ${day}，还有 ${days} 天。之后的到期日都是暂算的：国务院公布新一年的安排后，请马上在“日历和业务期”里公布。`,
  over: (day: string) =>
    `日历只公布到 ${day}，已经过了。现在算的到期日都是暂算的，请马上在“日历和业务期”里公布新的安排。`,
  year: '哪一年',
  free: (year: string) => `${year} 年的放假和调休`,
  none: '这一年还没有公布放假安排',
  date: '日期',
  what: '怎么安排',
  kinds: { off: '放假', work: '调休上班' },
  name: '节日',
  source: '文件',
  publish: '公布一份放假安排',
  publishHelp: '照国务院的通知填。公布后在办的件马上重新算到期日。以后更正，用新的公布日期再公布一份。',
  sourceHint: '文件名和文号，例如：国务院办公厅关于2027年部分节假日安排的通知（国办发明电〔2026〕1号）',
  publishedOn: '哪天公布的',
  knownUntil: '这份安排管到哪天',
  days: '放假和调休的日子',
  daysHint:
    '一行一天：日期 放假或上班 节日，例如“2027-02-06 放假 春节”“2027-02-14 上班 春节”。周六周日本来就休息，不用写；要上班的周末才写“上班”。',
  send: '公布',
  sent: '公布好了，在办的件正在重新算到期日。',
  mustSource: '文件：至少四个字',
  mustDay: '没有这一天，请看年月日',
  mustDays: '至少写一天',
  lineWrong: (line: number) => `第 ${line} 行看不懂：写成“2027-02-06 放假 春节”`,
  windows: '业务期',
  windowsHelp:
    '每个月哪几天可以交、从哪个月起生效。没有公布的月份，先照上一年拟好，截止日遇到休息日顺延；看过再公布。已经截止的月份不能再改。',
  agency: '机构',
  kind: '业务',
  windowKinds: { 'staff-changes': '人员增减', 'pension-payment': '养老金发放' } satisfies Record<
    WindowKind,
    string
  >,
  month: '月份',
  opens: '几号开始',
  closes: '几号截止',
  effect: '从哪个月生效',
  state: '现状',
  published: '已公布',
  proposed: '照上一年拟的，还没有公布',
  passed: '已经截止',
  missing: '还没有',
  noWindows: '这个机构上一年和这一年都没有业务期。在下面填好第一年再公布。',
  opensOf: (month: string) => `${month}几号开始`,
  closesOf: (month: string) => `${month}几号截止`,
  effectOf: (month: string) => `${month}从哪个月生效`,
  publishWindows: (count: number) => `公布 ${count} 个月`,
  windowsSent: '公布好了，从现在起照新的业务期收件。',
  nothing: '没有要公布的：各月都已公布，也没有改动。',
  dayWrong: (month: string) => `${month}：日子写成 1 到 31，截止不能早于开始`,
  pickAgency: '先选机构',
}
