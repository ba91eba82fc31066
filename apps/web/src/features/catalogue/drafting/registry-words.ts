import type { WindowKind } from '@tongban/contracts/window'

/** What declarations may name, in words; what has none here is shown by its own name. */
export const effectNames: Readonly<Record<string, string>> = {
  'records.none': '只出结果，不改记录',
  'records.state': '出具参保证明',
  'people.change-contact': '改联系方式',
  'people.change-key': '改姓名、证件、出生日期',
  'people.own-living': '登记以自己的劳动收入为主要生活来源',
  'employers.change-details': '改单位信息',
  'employers.register-employees': '职工参保登记',
  'employers.end-employees': '职工停保',
  'enrolment.open': '参保登记',
  'enrolment.suspend': '暂停缴费',
  'enrolment.resume': '恢复缴费',
  'mandates.guardian': '登记监护人',
  'mandates.guardian-end': '结束监护',
  'payees.change-account': '改领钱的账户',
}
/** The values that effects know, in words. */
export const valueNames: Readonly<Record<string, string>> = {
  'employee-pension': '职工养老',
  'resident-pension': '居民养老',
  months: '只写月数',
  spans: '写明每一段',
  court: '法院的判决',
  minor: '未成年',
  male: '男',
  female: '女',
}
export const inputNames: Readonly<Record<string, string>> = {
  telephone: '电话',
  address: '地址',
  email: '邮箱',
  name: '姓名或名称',
  'birth-date': '出生日期',
  sex: '性别',
  'document-kind': '证件种类',
  'document-number': '证件号码',
  number: '号码',
  holder: '户名',
  bank: '开户银行',
  scheme: '险种',
  from: '从什么时候起',
  work: '做什么工作',
  ground: '原因',
  detail: '写到多细',
  employees: '职工',
  'legal-representative': '法定代表人',
}
export const routingNames: Readonly<Record<string, string>> = {
  enrolment: '参保关系所在的机构',
  household: '户籍地的机构',
  employer: '单位所属的机构',
  outlet: '收件的机构',
}
export const checkNames: Readonly<Record<string, string>> = {
  'people.number-agrees': '证件号码和出生日期、性别相符',
  'not-yet-enrolled': '还没有参加职工养老保险',
  'not-yet-resident-enrolled': '还没有参加居民养老保险',
  'enrolment-may-rest': '可以暂停缴费',
  'enrolment-may-go-on': '可以恢复缴费',
  'payees.holder-agrees': '户名和本人姓名一致',
}
export const windowNames: Readonly<Record<WindowKind, string>> = {
  'staff-changes': '人员增减',
  'pension-payment': '养老金发放',
}
