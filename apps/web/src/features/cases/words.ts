import { t } from '@lingui/core/macro'
import type { Agent, FollowUpView, Outcome, Stage } from '@tongban/contracts/cases'
import type { Checked } from '@tongban/contracts/checks'
import type { Task } from '@tongban/contracts/tasks'

import { caseNumberText, dayText } from '../../platform/format.ts'

/** The words of cases. The sentences of the key moments follow the reviewed texts; nothing in them varies but the facts. */
export const words = {
  stages: {
    submitted: t`已收件`,
    accepted: t`已受理`,
    review: t`办理中`,
    closed: t`已结束`,
  } satisfies Record<Stage, string>,
  outcomes: {
    completed: t`办好了`,
    'not-accepted': t`不予受理`,
    refused: t`不予批准`,
    lapsed: t`逾期未补`,
    withdrawn: t`已撤回`,
    reversed: t`已撤销`,
  } satisfies Record<Outcome, string>,
  held: t`等补正`,
  sentElsewhere: (item: string, department: string, purpose: string) =>
    t`“${item}”由${department}办。下面几项会送给它，只用来${purpose}；别的不送。`,
  sentAnswers: (answers: string) => t`送去的是：${answers}。`,
  listMark: t`、`,
  departmentTitle: t`决定的部门`,
  department: (name: string, contact: string) => t`由${name}办（${contact}）`,
  heldCore: t`正在登记`,
  heldForwarded: t`等决定机关答复`,
  heldBundle: t`排队等前面的`,
  heldDepartment: t`在别的部门办`,
  heldProcedure: t`特别程序中`,
  tasks: {
    accept: t`受理`,
    review: t`审核`,
    decide: t`复核`,
    route: t`转办`,
    answer: t`等答复`,
    core: t`登记没有办成`,
    recheck: t`抽查复核`,
    'after-check': t`核查承诺`,
    debt: t`容缺没有补`,
    remedy: t`纠正`,
    delivery: t`文书没送达`,
    lookalike: t`核对重复登记`,
    objection: t`核查异议`,
    sign: t`会签`,
  } satisfies Record<Task['kind'], string>,
  number: t`办件号`,
  item: t`事项`,
  subject: t`办事人`,
  agency: t`经办机构`,
  team: t`现在在办`,
  teamCalled: (name: string, telephone: string) => t`${name}，电话 ${telephone}`,
  counters: t`更正和复查`,
  reviewsCase: (number: string) => t`复查的是 ${number}`,
  reviewedByCase: (number: string) => t`由 ${number} 复查`,
  correctsCase: (number: string) => t`更正的是 ${number}`,
  correctedByCase: (number: string) => t`由 ${number} 更正`,
  outlet: t`收件网点`,
  stage: t`状态`,
  submitted: t`收件日期`,
  due: t`最迟办结`,
  late: t`已逾期`,
  what: t`要做`,
  away: t`外地收件`,
  none: t`还没有办件`,
  cases: t`办件`,
  counterfoils: t`存根`,
  counterfoilOf: (number: string) => t`存根 ${number}`,
  backToCounterfoils: t`回到存根`,
  counterfoilGone: t`这一页存根里没有这一件，请回到存根再找。`,
  counterfoilHelp: t`存根只留办到哪一步，不留内容。办事人来问的，先接待，再从“名下的办件”里打开。`,
  noCounterfoils: t`本网点还没有收过件`,

  // handing in
  form: t`申请内容`,
  agentTitle: t`代办人`,
  clerkTitle: t`单位来办的人`,
  isClerk: t`记下来办的人（单位经办人）`,
  isAgent: t`有人代办（不是本人来的）`,
  agentName: t`代办人姓名`,
  agentKind: t`代办人证件种类`,
  agentNumber: t`代办人证件号码`,
  agentTelephone: t`代办人电话`,
  agentRelation: t`和本人的关系`,
  mandate: t`委托书照片`,
  agentMust: t`请填写`,
  mandateMust: t`请上传委托书照片`,
  actedBy: t`谁替本人交的`,
  relations: {
    family: t`家属`,
    guardian: t`监护人`,
    proxy: t`受托人`,
    'employer-clerk': t`单位经办人`,
    other: t`其他`,
  } satisfies Record<Agent['relation'], string>,
  summary: t`交之前看一遍`,
  left: (number: string) =>
    t`材料已经收下，办件号 ${number}，只是下面这一步没有做成。再按一次按钮只重做这一步；要改内容，请到“名下的办件”里打开这一件。`,
  limit: (length: string) => t`受理后 ${length}内办结。`,
  instant: t`这件事当场办结。`,
  summaryMaterials: (count: number) => t`材料 ${count} 样`,
  missing: (count: number) => t`还差 ${count} 样材料`,
  until: t`请在哪一天前补齐`,
  handInAndAccept: t`交上去并受理`,
  handInAndTell: (count: number) => t`交上去，告知还差 ${count} 样`,

  // sentences of wording.md
  received: (item: string, count: number, seen: boolean, day: string) =>
    count === 0
      ? t`您的“${item}”我们收到了，这次没有收材料。${dayText(day)}收到。`
      : seen
        ? t`您的“${item}”材料我们收到了，一共 ${count} 份，原件已当面还给您。${dayText(day)}收到。`
        : t`您的“${item}”材料我们收到了，一共 ${count} 份。${dayText(day)}收到。`,
  accepted: (item: string, agency: string, due: string | null, said: string | null) =>
    t`“${item}”已经受理，由${agency}办理${due === null ? '' : t`，最迟 ${dayText(due)}${said === null ? '' : t`（${said}）`}办结`}，办好发短信给您。`,
  nothingToDo: t`中间需要您做的：没有，您不用再跑。`,
  toBring: (count: number) => t`中间需要您做的：补上下面 ${count} 样材料，其他都齐了，我们先办。`,
  stillToBring: (count: number) => t`还要您补上下面 ${count} 样材料：`,
  bringUntil: (name: string, day: string) => t`${name}：在 ${dayText(day)} 前补上`,
  bringWithin: (name: string, days: number) => t`${name}：受理后 ${days} 个工作日内补上`,
  notBrought: t`到期没补上，已经办的会撤回。`,
  completed: (name: string) => t`办好了。这是回执，请核对姓名“${name}”和下面的内容，不对现在就说，当场改。`,
  deficient: (count: number) => t`还差 ${count} 样，补齐就能办，别的都不用再交：`,
  deficientUntil: (day: string) =>
    t`请在 ${dayText(day)} 前补齐。到时没补，这件事先关掉，您什么时候备齐了都可以重新交，已交的材料给您留着。这份清单是全部，我们不会再让您补第二次。`,
  receipt: t`收件凭证`,
  print: t`打印`,
  printReceipt: t`打印收件凭证`,
  receiptMaterials: (count: number) => t`材料 ${count} 样`,
  seal: t`（收件专用章）`,
  clerk: t`经办人`,
  receiptDone: t`办理回执`,
  closed: t`办结日期`,
  receiptFoot: t`本凭证由窗口打印。要查办到哪一步，带上证件到任何一个窗口都可以。`,

  followUps: t`后续要办的`,
  followUpKinds: {
    recheck: t`即办件抽查复核`,
    'after-check': t`核查承诺`,
    debt: t`容缺后补`,
    remedy: t`纠正`,
    delivery: t`送达文书`,
    lookalike: t`疑似重复登记，请核对`,
    objection: t`核查公示的异议`,
  } satisfies Record<FollowUpView['kind'], string>,
  followUpStates: { waiting: t`没到日子`, due: t`等办`, done: t`办过`, dropped: t`不用了` } satisfies Record<
    FollowUpView['state'],
    string
  >,
  followUpOutcomes: {
    'in-order': t`属实`,
    'not-in-order': t`不属实`,
    settled: t`已补交`,
    corrected: t`已更正`,
    reversed: t`已撤销结果`,
    delivered: t`已送达`,
  } satisfies Record<NonNullable<FollowUpView['outcome']>, string>,
  followUpDue: (day: string) => t`最迟 ${day}`,
  replyPage: (page: number) => t`看答复第 ${page} 页`,
  settle: t`补交`,
  settleTitle: (name: string) => t`补交：${name}`,
  authorisations: t`当场授权`,
  noAuthorisations: t`没有等当场授权的件`,
  acceptedBy: t`受理人`,
  authorise: t`确认，当场办结`,
  authoriseTitle: t`当场授权：确认后马上登记`,
  authorised: t`已经当场办结。`,
  authoriseNote: t`说明（可不写）`,

  checkAnswers: { yes: t`符合`, no: t`不符合`, 'needs-evidence': t`要看材料` } satisfies Record<
    Checked['answer'],
    string
  >,
  alike: t`同样的申请已经在办：`,
  alikeCase: (number: string, day: string) => t`办件 ${number}，${day} 交的`,
  alikeRefused: t`这件事同时只办一件，不用再交。想改已经交的，请先撤回那一件，或者等它办完。`,
  against: t`和现在的记录对不上：`,
  againstHere: t`现在交上去，多半办不成；记录写错了的，请先更正记录。`,
  againstAtHome: t`现在交上去，多半办不成。您可以先打 12333 或到窗口问清楚；记录写错了的，请先更正记录。`,

  // a case
  history: t`经过`,
  completedThen: t`办结`,
  byLaw: (day: string, law: string) => t`按${day}有效的法定标准（编号 ${law}）定的，以后能照当时的标准核对`,
  lawAsItWas: t`看当时的参数`,
  caseOf: (item: string, subject: string) => t`${item}：${subject}`,
  where: t`办到哪一步`,
  correctTitle: t`补齐材料`,
  withdraw: t`撤回`,
  urge: t`催一催`,
  extend: t`延期`,
  extendTitle: t`延期办理`,
  extendHelp: t`只能延一次，要在到期以前。办事人会收到延期告知书和短信，下面的原因原样写在告知书里。`,
  urged: (times: number, day: string) => t`已催 ${times} 次，最近一次 ${day}，经办的人看得到。`,
  withdrawTitle: t`撤回这件事`,
  withdrawReason: t`撤回的原因`,
  reason: t`原因`,
  nothingBrought: t`还没有加上任何材料，也没有改过内容。`,
  stillMissing: (count: number) => t`加上这些以后还差 ${count} 样`,
  takePart: (count: number) => t`先收下这些（还差 ${count} 样）`,
  reasonMust: t`请写明原因（至少两个字）`,
  heldUntil: (day: string) => t`请在 ${dayText(day)} 前补齐`,
  distrusted: (day: string) => t`承诺经核查不实：${day}以前不能再用承诺代替材料。`,
  provisional: t`明年的放假安排还没公布，日期以后可能调整。`,
}

/** What happened, by the kind of event; a kind that is new here shows the note alone. */
const eventNames: Readonly<Record<string, string>> = {
  'handed-in': t`收件`,
  accepted: t`受理`,
  'deficiencies-told': t`一次性告知补正`,
  corrected: t`补正`,
  'opinion-given': t`审核`,
  'sent-back': t`退回上一步`,
  decided: t`决定`,
  withdrawn: t`撤回`,
  'not-accepted': t`不予受理`,
  lapsed: t`逾期未补，关闭`,
  routed: t`转到别的机构`,
  'handed-over': t`转给同事`,
  'stood-in': t`经办人不在，换人代办`,
  'put-back': t`经办人不在或不再办这一步，放回待办`,
  'came-back': t`经办人回来，交还`,
  'signers-asked': t`请同事会签`,
  signed: t`会签`,
  'signing-ended': t`不再等会签`,
  delegated: t`委派给同事`,
  'delegation-returned': t`办完交回`,
  copied: t`抄送同事`,
  extended: t`延期`,
  questioned: t`提请更正，另立一件`,
  reversed: t`经更正撤销结果`,
  urged: t`催办`,
  recalled: t`收回审核意见`,
  'bundle-turn': t`轮到这一件`,
  'bundle-asked': t`请单位决定还办不办`,
  redated: t`放假安排公布，到期日重新算过`,
  authorised: t`当场授权`,
  'procedure-started': t`开始特别程序`,
  'procedure-ended': t`特别程序结束`,
  'procedure-overdue': t`特别程序到期没有结果`,
  answered: t`决定机关答复`,
  checked: t`复核`,
  settled: t`补交容缺材料`,
  remedied: t`纠正`,
  'review-asked': t`申请复查`,
  superseded: t`复查后改变了原来的决定`,
  'department-answered': t`外部门答复`,
  'department-silent': t`外部门到期没有答复`,
  'objection-raised': t`有人对公示提出异议`,
  'lookalike-found': t`可能已经登记过`,
  'debt-reminded': t`提醒补交容缺材料`,
  'follow-up-due': t`到了核查或催补的日子`,
  'follow-up-raised': t`核查或纠正换了办理机构`,
  delivered: t`文书送达`,
  'core-confirmed': t`登记完成`,
  'core-failed': t`登记没有办成`,
  'core-judged': t`登记没有办成，已处理`,
  'confirmation-asked': t`请本人确认`,
  confirmed: t`本人答复`,
  'confirmation-silent': t`本人到期没有答复`,
  'objection-verified': t`异议已核实，继续办理`,
}

const verdicts: Readonly<Record<string, Readonly<Record<'yes' | 'no', string>>>> = {
  'opinion-given': { yes: t`同意`, no: t`不同意` },
  signed: { yes: t`同意`, no: t`不同意` },
  decided: { yes: t`批准`, no: t`不予批准` },
  answered: { yes: t`同意`, no: t`不同意` },
  checked: { yes: t`属实`, no: t`不属实` },
  remedied: { yes: t`已撤销结果`, no: t`已更正` },
  confirmed: { yes: t`对`, no: t`不对` },
  'core-judged': { yes: t`再发一次`, no: t`退回决定` },
}

/** What happened, with what was said: `审核：不同意`. */
export function eventText({
  kind,
  verdict,
  toName = null,
  forName = null,
  about = null,
}: {
  kind: string
  verdict: 'yes' | 'no' | null
  toName?: string | null
  forName?: string | null
  about?: string | null
}): string {
  const other = about === null ? null : caseNumberText(about)
  const given = toName === null || forName === null ? (toName ?? forName) : t`${toName}（代 ${forName}）`
  const said = verdict === null ? given : verdicts[kind]?.[verdict]
  return [eventNames[kind] ?? kind, said, other].filter(Boolean).join(t`：`)
}
