import type { Agent, FollowUpView, Outcome, Stage } from '@tongban/contracts/cases'
import type { Task } from '@tongban/contracts/tasks'

import { dayText } from '../../platform/format.ts'

/** The words of cases. The sentences of the key moments follow the reviewed texts; nothing in them varies but the facts. */
export const words = {
  stages: { submitted: '已收件', accepted: '已受理', review: '办理中', closed: '已结束' } satisfies Record<
    Stage,
    string
  >,
  outcomes: {
    completed: '办好了',
    'not-accepted': '不予受理',
    refused: '不予批准',
    lapsed: '逾期未补',
    withdrawn: '已撤回',
    reversed: '已撤销',
  } satisfies Record<Outcome, string>,
  held: '等补正',
  heldCore: '正在登记',
  heldForwarded: '等决定机关答复',
  heldProcedure: '特别程序中',
  tasks: {
    accept: '受理',
    review: '审核',
    decide: '复核',
    route: '转办',
    answer: '等答复',
    core: '登记没有办成',
    recheck: '抽查复核',
    'after-check': '核查承诺',
    debt: '容缺没有补',
    remedy: '纠正',
  } satisfies Record<Task['kind'], string>,
  number: '办件号',
  item: '事项',
  subject: '办事人',
  agency: '经办机构',
  outlet: '收件网点',
  stage: '状态',
  submitted: '收件日期',
  due: '最迟办结',
  away: '外地收件',
  none: '还没有办件',
  cases: '办件',
  counterfoils: '存根',
  noCounterfoils: '本网点还没有收过件',

  // handing in
  form: '申请内容',
  agentTitle: '代办人',
  isAgent: '有人代办（不是本人来的）',
  agentName: '代办人姓名',
  agentKind: '代办人证件种类',
  agentNumber: '代办人证件号码',
  agentTelephone: '代办人电话',
  agentRelation: '和本人的关系',
  mandate: '委托书照片',
  agentMust: '请填写',
  mandateMust: '请上传委托书照片',
  relations: {
    family: '家属',
    guardian: '监护人',
    proxy: '受托人',
    'employer-clerk': '单位经办人',
    other: '其他',
  } satisfies Record<Agent['relation'], string>,
  summary: '交之前看一遍',
  left: (number: string) =>
    `材料已经收下，办件号 ${number}，只是下面这一步没有做成。再按一次按钮只重做这一步；要改内容，请到“名下的办件”里打开这一件。`,
  limit: (length: string) => `受理后 ${length}内办结。`,
  instant: '这件事当场办结。',
  summaryMaterials: (count: number) => `材料 ${count} 样`,
  missing: (count: number) => `还差 ${count} 样材料`,
  until: '请在哪一天前补齐',
  handInAndAccept: '交上去并受理',
  handInAndTell: (count: number) => `交上去，告知还差 ${count} 样`,

  // sentences of wording.md
  received: (item: string, count: number, day: string) =>
    `您的“${item}”材料我们收到了，一共 ${count} 份，原件已当面还给您。${dayText(day)}收到。`,
  accepted: (item: string, agency: string, due: string | null, said: string | null) =>
    `“${item}”已经受理，由${agency}办理${due === null ? '' : `，最迟 ${dayText(due)}${said === null ? '' : `（${said}）`}办结`}，办好发短信给您。中间需要您做的：没有，您不用再跑。`,
  completed: (name: string) => `办好了。这是回执，请核对姓名“${name}”和下面的内容，不对现在就说，当场改。`,
  deficient: (count: number) => `还差 ${count} 样，补齐就能办，别的都不用再交：`,
  deficientUntil: (day: string) =>
    `请在 ${dayText(day)} 前补齐。到时没补，这件事先关掉，您什么时候备齐了都可以重新交，已交的材料给您留着。这份清单是全部，我们不会再让您补第二次。`,
  receipt: '收件凭证',
  print: '打印',
  printReceipt: '打印收件凭证',
  receiptMaterials: (count: number) => `材料 ${count} 样`,
  seal: '（收件专用章）',
  clerk: '经办人',
  receiptDone: '办理回执',
  closed: '办结日期',
  receiptFoot: '本凭证由窗口打印。要查办到哪一步，带上证件到任何一个窗口都可以。',

  followUps: '后续要办的',
  followUpKinds: {
    recheck: '即办件抽查复核',
    'after-check': '核查承诺',
    debt: '容缺后补',
    remedy: '纠正',
  } satisfies Record<FollowUpView['kind'], string>,
  followUpStates: { waiting: '没到日子', due: '等办', done: '办过', dropped: '不用了' } satisfies Record<
    FollowUpView['state'],
    string
  >,
  followUpOutcomes: {
    'in-order': '属实',
    'not-in-order': '不属实',
    settled: '已补交',
    corrected: '已更正',
    reversed: '已撤销结果',
  } satisfies Record<NonNullable<FollowUpView['outcome']>, string>,
  followUpDue: (day: string) => `最迟 ${day}`,
  settle: '补交',
  settleTitle: (name: string) => `补交：${name}`,
  authorisations: '当场授权',
  noAuthorisations: '没有等当场授权的件',
  acceptedBy: '受理人',
  authorise: '确认，当场办结',
  authoriseTitle: '当场授权：确认后马上登记',
  authorised: '已经当场办结。',
  authoriseNote: '说明（可不写）',

  // a case
  history: '经过',
  caseOf: (item: string, subject: string) => `${item}：${subject}`,
  where: '办到哪一步',
  correctTitle: '补齐材料',
  withdraw: '撤回',
  withdrawTitle: '撤回这件事',
  reason: '原因',
  nothingBrought: '还没有加上任何材料，也没有改过内容。',
  stillMissing: (count: number) => `加上这些以后还差 ${count} 样`,
  takePart: (count: number) => `先收下这些（还差 ${count} 样）`,
  reasonMust: '请写明原因（至少两个字）',
  heldUntil: (day: string) => `请在 ${dayText(day)} 前补齐`,
  provisional: '明年的放假安排还没公布，日期以后可能调整。',
}

/** What happened, by the kind of event; a kind that is new here shows the note alone. */
const eventNames: Readonly<Record<string, string>> = {
  'handed-in': '收件',
  accepted: '受理',
  'deficiencies-told': '一次性告知补正',
  corrected: '补正',
  'opinion-given': '审核',
  'sent-back': '退回上一步',
  decided: '决定',
  withdrawn: '撤回',
  'not-accepted': '不予受理',
  lapsed: '逾期未补，关闭',
  routed: '转到别的机构',
  redated: '放假安排公布，到期日重新算过',
  authorised: '当场授权',
  'procedure-started': '开始特别程序',
  'procedure-ended': '特别程序结束',
  answered: '决定机关答复',
  checked: '复核',
  settled: '补交容缺材料',
  remedied: '纠正',
  'debt-reminded': '提醒补交容缺材料',
  'follow-up-due': '到了核查或催补的日子',
  'core-confirmed': '登记完成',
  'core-failed': '登记没有办成',
  'core-judged': '登记没有办成，已处理',
}

const verdicts: Readonly<Record<string, Readonly<Record<'yes' | 'no', string>>>> = {
  'opinion-given': { yes: '同意', no: '不同意' },
  decided: { yes: '批准', no: '不予批准' },
  answered: { yes: '同意', no: '不同意' },
  checked: { yes: '属实', no: '不属实' },
  remedied: { yes: '已撤销结果', no: '已更正' },
  'core-judged': { yes: '再发一次', no: '退回决定' },
}

/** What happened, with what was said: `审核：不同意`. */
export function eventText({ kind, verdict }: { kind: string; verdict: 'yes' | 'no' | null }): string {
  const said = verdict === null ? undefined : verdicts[kind]?.[verdict]
  return [eventNames[kind] ?? kind, said].filter(Boolean).join('：')
}
