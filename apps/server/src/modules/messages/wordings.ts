import type { Language } from '@tongban/contracts/errors'
import { type MessageKind, messageKinds } from '@tongban/contracts/sending'
import { type WordingFacts, wordingLettersAtMost } from '@tongban/contracts/wording-template'

import type { ShippedPart, ShippedWording } from '../wordings/index.ts'
import { remediesIn, shippedSentences, shippedTitle } from './shipped.ts'

/** What each message is, for who administers. */
const titles: Readonly<Record<MessageKind, string>> = {
  'handed-in-by-agent': '代办告知',
  accepted: '受理',
  deficiencies: '补正',
  extended: '延期',
  'procedure-begun': '特别程序开始',
  'merging-asked': '有人申请合并登记',
  forwarded: '转交',
  completed: '办结',
  'not-accepted': '不予受理',
  refused: '没通过',
  lapsed: '逾期未补',
  withdrawn: '撤回',
  'debt-reminder': '提醒补交容缺材料',
  reversed: '结果已撤销',
  'confirmation-asked': '请本人确认',
  'confirmation-objected': '职工有异议',
  'confirmation-verified': '异议已核实',
  'confirmation-at-counter': '答复已在窗口记下',
  'registered-by-employer': '已由单位登记参保',
  'rating-answered': '评价回访结果',
  'login-added': '新增登录方式',
  'enrolment-ended': '单位办了停保',
  'mandate-given': '可以替单位办事',
  'mandate-taken': '不能再替单位办事',
  'clerk-appointed': '设了单位经办人',
  'clerk-dismissed': '收回了单位经办人',
  'account-changed': '养老金账户已更改',
  'acting-offered': '请您替他办事',
  'acting-given': '在窗口请人替您办事',
  'acting-begun': '有人可以替您（或您可以替人）办事',
  'acting-declined': '没有接受代办',
  'acting-ended': '代办授权结束',
  'telephone-changed': '手机号已更改',
  'login-renewed': '工作登录已重设',
  'bundle-asked': '打包办的事要您定',
  'bundle-ended': '打包办的事办完了',
  'department-asks': '别的部门要补充',
  'department-done': '别的部门办好了',
  'department-refused': '别的部门没有办成',
}

/** What is known in every message. */
const besides = ['here', 'telephone'] as const

/** The same in every language. */
const numbers = { number: '000018', telephone: '0371-22000000', missing: 2 }
const days = { on: '3月2日', due: '3月9日', until: '3月17日', completed: '2月2日' }

const samples: Readonly<Record<Language, WordingFacts>> = {
  'zh-CN': {
    ...numbers,
    ...days,
    item: '个人信息变更',
    here: '示例区社保中心',
    from: '示例县社保中心',
    outlet: '示例大厅',
    agent: '王示例',
    principal: '李示例',
    employer: '汴绣示例公司',
    department: '示例部门',
  },
  'zh-HK': {
    ...numbers,
    ...days,
    item: '個人信息變更',
    here: '示例區社保中心',
    from: '示例縣社保中心',
    outlet: '示例大廳',
    agent: '王示例',
    principal: '李示例',
    employer: '汴繡示例公司',
    department: '示例部門',
  },
  en: {
    ...numbers,
    on: '2 March',
    due: '9 March',
    until: '17 March',
    completed: '2 February',
    item: 'Change of personal details',
    here: 'Example District Agency',
    from: 'Example County Agency',
    outlet: 'Example Hall',
    agent: 'Wang Shili',
    principal: 'Li Shili',
    employer: 'Example Embroidery Ltd',
    department: 'Example Department',
  },
}

/** The words of messages, for agencies to say otherwise, in every language in which people read. */
export const messageWordings: readonly ShippedWording[] = messageKinds.map((kind) => ({
  key: `messages.${kind}`,
  channel: 'message',
  title: titles[kind],
  parts: [
    partOf('text', '短信、邮件正文、我的消息', shippedSentences[kind]),
    partOf('title', '邮件标题', shippedTitle(kind)),
  ],
  samples: {
    'zh-CN': sampleOf(kind, 'zh-CN'),
    'zh-HK': sampleOf(kind, 'zh-HK'),
    en: sampleOf(kind, 'en'),
  },
}))

function sampleOf(kind: MessageKind, language: Language): WordingFacts {
  return { ...samples[language], remedies: remediesIn[kind]?.[language] }
}

function partOf(key: string, name: string, texts: ShippedPart['texts']): ShippedPart {
  return { key, name, texts, besides, lettersAtMost: wordingLettersAtMost.message, links: false }
}

const inLetter = {
  besides: ['agency', 'telephone', 'name'],
  lettersAtMost: wordingLettersAtMost.paper,
  links: true,
}

/** 信函: what stands around a message that is brought by post. */
export const letterWording: ShippedWording = {
  key: 'letters.notice',
  channel: 'letter',
  title: '通知信函',
  parts: [
    {
      key: 'plain',
      name: '标题下的一句话',
      texts: { 'zh-CN': '这封信告诉您一件社会保险的事。' },
      ...inLetter,
    },
    {
      key: 'closing',
      name: '最后一段',
      texts: { 'zh-CN': '看不明白的，请打 {telephone} 问我们，或者带上这封信到任何一个社保窗口。' },
      ...inLetter,
    },
  ],
  samples: { 'zh-CN': { agency: '示例区社会保险中心', telephone: '0371-22000000', name: '王示例' } },
}
