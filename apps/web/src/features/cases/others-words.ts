import type { OtherWay, ToldWay } from '@tongban/contracts/sending'

/** The words of telling those whose records a case reads; only an office reads them. */
export const words = {
  title: '另一份登记的本人',
  nobody: '没有查到另一份登记，没有要告知的人。',
  untold: '还没有告知到',
  until: (day: string) => `可以提出到 ${day}`,
  silent: '到期没有提出',
  answers: { yes: '同意', no: '不同意' },
  sentOn: (day: string) => `${day}发出通知`,
  reached: (day: string, how: string) => `${day}知道（${how}）`,
  ways: {
    inbox: '打开了通知',
    sms: '短信',
    email: '电子邮件',
    telephone: '电话',
    counter: '窗口当面',
    letter: '挂号信',
    visit: '上门',
    'told-himself': '网点转告',
  } satisfies Record<ToldWay, string>,
  objects: '他不同意合并，不能批准。请核实：确实不是同一个人的，不予批准；说法变了，再记一次他的答复。',
  untoldYet: '告知到他本人以前不能批准。经办的审核人员会告知他，或者记下他的答复。',
  toTell:
    '告知到他本人以前不能批准。短信发不到的，在“没送达的通知”里打电话、寄信或请网点转告；他到窗口说清楚了，也可以直接记下他的答复。',
  from: (day: string) => `${day}起可以批准；他提前答复同意的，不用再等。`,
  answer: '记下他的答复',
  answerTitle: '记下另一份登记本人的答复',
  answerVerb: '记下',
  answerSays: '先核对他的身份，听他本人说。记下答复的人不能再决定这件。',
  agrees: '他同意合并吗',
  agreesMust: '请选同意还是不同意',
  how: '他怎么说的',
  howMust: '请选他怎么说的',
  heard: { telephone: '电话里说的', counter: '到窗口说的', letter: '来信', visit: '上门听他说的' } satisfies Record<
    OtherWay,
    string
  >,
  note: '说了什么',
  noteHint: '写明怎么核对的身份',
  noteMust: '请写几个字（至少两个字）',
}
