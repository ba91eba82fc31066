import { t } from '@lingui/core/macro'
import type { Confirmation, ConfirmationOfRow } from '@tongban/contracts/confirmations'
import type { Declaration } from '@tongban/contracts/declaration'
import type { Objection } from '@tongban/contracts/objection'

type Asked = NonNullable<Declaration['confirmation']>

const terms: Readonly<Record<Asked['unit'], (length: number) => string>> = {
  'working-days': (length) => t`${length} 个工作日`,
  days: (length) => t`${length} 天`,
  months: (length) => t`${length} 个月`,
}

/** The words of what somebody is asked about himself, and of how that stands in the case of who named him. */
export const words = {
  // at home
  title: t`请您确认`,
  waits: (employer: string, item: string) => t`${employer}为您办“${item}”，请您看看对不对`,
  waitsUntil: (day: string) => t`最迟 ${day} 答复`,
  toAnswer: t`去答复`,
  asks: (employer: string, from: string) =>
    t`${employer}说您从 ${from} 起在那里上班，要给您办社会保险。是这样吗？`,
  said: t`单位说的`,
  who: t`哪个单位`,
  what: t`办什么`,
  from: t`哪天开始上班`,
  agency: t`由谁办`,
  until: t`最迟哪天答复`,
  afterwards: t`答复以后`,
  onYes: (agency: string) => t`说“对”：${agency}接着办，把您登记成这个单位的职工。`,
  onNo: (agency: string) => t`说“不对”：先不登记，${agency}去核实。`,
  onSilence: (day: string) =>
    t`不答复：过了 ${day} 也照常办。给职工登记是单位该做的，您没空答复也不会少了这份保险。`,
  yes: t`对，是这样`,
  no: t`不对`,
  reason: t`哪里不对？`,
  reasons: {
    'not-my-employer': t`我没在这个单位上班`,
    'wrong-day': t`上班的日子不对`,
    other: t`其他`,
  } satisfies Record<Objection, string>,
  note: t`写几个字说明一下`,
  noteFree: t`想说明的（可不写）`,
  reasonMust: t`请选哪里不对`,
  noteMust: t`请写几个字，说明哪里不对`,
  hand: t`交上去`,
  back: t`返回`,
  faultOf: (label: string, fault: string) => t`${label}：${fault}`,
  states: {
    open: '',
    answered: t`已经记下您的答复`,
    silent: t`答复的最后一天已经过了`,
    void: t`不用您答复了`,
  } satisfies Record<Confirmation['state'], string>,
  saidYes: (when: string) => t`您 ${when} 说：对，是这样。`,
  saidNo: (when: string, reason: string) => t`您 ${when} 说：不对，${reason}。`,
  nextOnYes: (agency: string) => t`${agency}接着办。办好以后，在“我的记录”里看得到。您不用再做什么。`,
  nextOnNo: (agency: string) => t`${agency}会去核实，核实以前不登记。您不用再做什么。`,
  wasSilent: t`您没有答复，事情照常办。`,
  ended: t`单位交的这件事已经结束，没有等您的答复。`,
  call: (telephone: string) => t`有不明白的，或者要改，请打 ${telephone}，或到任一窗口。`,
  home: t`回到首页`,

  // at a counter
  atCounter: t`请本人确认的事`,
  asksAtCounter: (employer: string, from: string, item: string) =>
    t`${employer}为他办“${item}”，说他从 ${from} 起在那里上班`,
  stoodYes: t`他答复过：对`,
  stoodNo: (reason: string) => t`他答复过：不对，${reason}`,
  saysYes: t`他说对`,
  saysNo: t`他说不对`,

  // in the case
  ofCase: t`本人确认`,
  rowStates: {
    asked: t`等本人确认`,
    yes: t`本人已确认`,
    no: t`本人有异议`,
    verified: t`本人有异议，已核实`,
    silent: t`未答复`,
    nobody: t`参保登记里没有此人`,
    queued: t`还没轮到问`,
    void: t`不用再确认`,
  } satisfies Record<ConfirmationOfRow['state'], string>,
  askedUntil: (day: string) => t`等本人确认到 ${day}`,
  objects: (reason: string) => t`本人有异议（${reason}）`,
  notes: {
    silent: t`期限已过，照常办`,
    nobody: t`凭材料办`,
    queued: t`先等本人答复别的，答复以后自动问`,
  },
  rowOf: (row: number) => t`第 ${row} 项`,
  stillOpen: t`还有人可以答复：期限过完以前不能批准，别的照常办。没有通知到本人的，要等通知到以后。`,
  afterDue: t`受理得晚：答复的最后一天不在办理期限以前，本人至少要有一个工作日。`,
  objected: t`有人说不对：没有核实不能批准。属实的，写明理由不予批准，或请单位撤回重交；不属实的，核实后写明理由继续办，由另一人决定。`,
  objectedAtCounter: t`有职工说情况不对，经办机构正在核实，核实前先不登记。`,
  verify: t`核实后继续`,
  verifyTitle: (name: string) => t`${name}说不对：核实后继续办`,
  verifySays: t`依法应当参加的保险，本人不能放弃（社会保险法第4、10、58条）。写明怎样核实的、为什么继续；会告诉本人，决定由另一人作出。`,
  verifyNote: t`核实情况和理由`,
  verifyNoteMust: t`请写明怎样核实的、为什么继续`,
  toBeAsked: t`正在通知职工本人确认，请过一会儿刷新。`,
  itemAsks: (length: number, unit: Asked['unit']) => terms[unit](length),
  itemTells: (term: string) =>
    t`受理以后，另一份登记上的本人会收到通知；他知道以后有 ${term}可以提出，过后才决定。两份登记的证件都带来了的，请都拍进材料，审核的同事问过本人，记下他同意，就不用等。`,
  itemSays: (term: string) =>
    t`受理以后，参保登记里已有的职工会收到短信，请本人在 ${term}内答复对不对；不答复照常办，说不对的不能批准。`,
}
