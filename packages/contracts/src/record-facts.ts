import type { FieldType } from './form.ts'

/** A fact that the records hold, and how one would ask for it who does not know that. */
export interface RecordFact {
  readonly of: 'person' | 'employer'
  /** Its name in staff halls. */
  readonly name: string
  /** How a field is asked that shows it; none where it fills no field in. */
  readonly type?: FieldType
  /** What a field is called that asks for it. */
  readonly asked: readonly string[]
  /** What papers are called that would prove it. */
  readonly proved: readonly string[]
}

const ownPapers: readonly string[] = []

/**
 * 记录里有什么: every fact that the records of people, employers and enrolment hold, once. Forms are filled in from it (`prefill`), materials are
 * settled by it (`record`), and nothing is asked that stands in it.
 */
export const recordFacts = {
  'person.name': { of: 'person', name: '姓名', type: 'text', asked: ['姓名', '本人姓名'], proved: ownPapers },
  'person.sex': { of: 'person', name: '性别', type: 'text', asked: ['性别'], proved: ownPapers },
  'person.birth-date': {
    of: 'person',
    name: '出生日期',
    type: 'date',
    asked: ['出生日期', '出生年月', '生日'],
    proved: ownPapers,
  },
  'person.nationality': { of: 'person', name: '国籍', type: 'text', asked: ['国籍'], proved: ownPapers },
  'person.household-area': {
    of: 'person',
    name: '户籍地',
    type: 'text',
    asked: ['户籍地', '户籍所在地', '户口所在地'],
    proved: ['户籍信息', '户口簿', '户口本', '户籍证明'],
  },
  'person.telephone': {
    of: 'person',
    name: '手机或电话',
    type: 'telephone',
    asked: ['手机或电话', '手机', '手机号', '手机号码', '电话', '联系电话', '本人手机'],
    proved: ownPapers,
  },
  'person.address': {
    of: 'person',
    name: '联系地址',
    type: 'address',
    asked: ['联系地址', '地址', '通信地址'],
    proved: ownPapers,
  },
  'person.email': {
    of: 'person',
    name: '电子邮箱',
    type: 'text',
    asked: ['电子邮箱', '邮箱'],
    proved: ownPapers,
  },
  'person.document': {
    of: 'person',
    name: '证件号码',
    asked: ['证件号码', '身份证号', '身份证号码', '公民身份号码', '社会保障号码'],
    proved: ownPapers,
  },
  'employer.uscc': {
    of: 'employer',
    name: '统一社会信用代码',
    type: 'uscc',
    asked: ['统一社会信用代码', '信用代码'],
    proved: ['营业执照'],
  },
  'employer.name': {
    of: 'employer',
    name: '单位名称',
    type: 'text',
    asked: ['单位名称', '企业名称'],
    proved: ownPapers,
  },
  'employer.legal-representative': {
    of: 'employer',
    name: '法定代表人',
    type: 'text',
    asked: ['法定代表人', '法人代表'],
    proved: ownPapers,
  },
  'employer.address': {
    of: 'employer',
    name: '单位地址',
    type: 'address',
    asked: ['单位地址', '地址', '注册地址'],
    proved: ownPapers,
  },
  'employer.telephone': {
    of: 'employer',
    name: '单位电话',
    type: 'telephone',
    asked: ['单位电话', '电话', '联系电话'],
    proved: ownPapers,
  },
  'enrolment.schemes': {
    of: 'person',
    name: '参保险种',
    asked: ['参保险种', '险种', '参加的险种'],
    proved: ['参保证明', '社会保险参保证明'],
  },
  'enrolment.agency': {
    of: 'person',
    name: '参保地',
    asked: ['参保地', '参保机构', '经办机构'],
    proved: ownPapers,
  },
  'enrolment.months': {
    of: 'person',
    name: '缴费月数',
    asked: ['缴费月数', '缴费年限', '累计缴费年限', '累计缴费月数'],
    proved: ['缴费证明', '社会保险缴费证明'],
  },
} as const satisfies Readonly<Record<string, RecordFact>>

/** The fact of a name, where the records hold one. */
export function recordFact(name: string): RecordFact | undefined {
  return Object.entries(recordFacts).find(([known]) => known === name)?.[1]
}
