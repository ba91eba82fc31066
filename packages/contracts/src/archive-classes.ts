/** How long at least; `permanent` is never destroyed. */
export type ArchiveTerm = number | 'permanent'

export const archiveClassCodes = [
  'employer-registration',
  'person-registration',
  'personal-account',
  'qualification',
  'contribution',
  'benefit',
  'inspection',
  'query',
] as const
export type ArchiveClassCode = (typeof archiveClassCodes)[number]

interface ArchiveClass {
  readonly name: { readonly 'zh-CN': string; readonly en: string }
  /** In years, from 1 January of the year after the case was closed; the shortest that is lawful. */
  readonly atLeast: ArchiveTerm
  readonly basis: string
  readonly certainty: 'source' | 'recalled'
}

const annex = '《社会保险业务档案管理规定（试行）》（人力资源和社会保障部、国家档案局令第3号）附件'

/**
 * 归档范围 and 保管期限: the classes of files that this product makes, each with its shortest term. What the annex says of it could be read is `source`; of
 * the others the longest is taken that is remembered of any of their kind, for a term that is too long destroys nothing.
 */
export const archiveClasses = {
  'employer-registration': {
    name: { 'zh-CN': '参保单位登记材料', en: 'Registration of employers' },
    atLeast: 'permanent',
    basis: `${annex}一（一）`,
    certainty: 'source',
  },
  'person-registration': {
    name: { 'zh-CN': '参保人员登记材料', en: 'Registration of insured people' },
    atLeast: 100,
    basis: `${annex}一（二）`,
    certainty: 'source',
  },
  'personal-account': {
    name: { 'zh-CN': '社会保险个人账户管理材料', en: 'Personal accounts' },
    atLeast: 100,
    basis: `${annex}一（三）`,
    certainty: 'source',
  },
  qualification: {
    name: { 'zh-CN': '待遇领取资格核查材料', en: 'Certification of those who draw benefits' },
    atLeast: 50,
    basis: `${annex}一（六）`,
    certainty: 'source',
  },
  contribution: {
    name: { 'zh-CN': '缴费申报核定材料', en: 'Declared and assessed contributions' },
    atLeast: 100,
    basis: `${annex}二`,
    certainty: 'recalled',
  },
  benefit: {
    name: { 'zh-CN': '社会保险待遇核定材料', en: 'Assessed benefits' },
    atLeast: 100,
    basis: `${annex}三至七`,
    certainty: 'recalled',
  },
  inspection: {
    name: { 'zh-CN': '稽核监管材料', en: 'Audits and supervision' },
    atLeast: 30,
    basis: `${annex}九`,
    certainty: 'source',
  },
  query: {
    name: { 'zh-CN': '查询和证明出具材料', en: 'Queries and certificates' },
    atLeast: 10,
    basis: `${annex}（查询服务，按最短一档）`,
    certainty: 'recalled',
  },
} as const satisfies Readonly<Record<ArchiveClassCode, ArchiveClass>>

/** The terms that the regulation knows : no other is declared. */
export const archiveYears = [10, 30, 50, 100] as const

/** What an item declares: as what its files are kept, and for how long. */
export interface DeclaredArchive {
  readonly class: ArchiveClassCode
  readonly term: (typeof archiveYears)[number] | 'permanent'
}

/** Whether a term is at least as long as another. */
export function isAsLong(term: ArchiveTerm, least: ArchiveTerm): boolean {
  if (term === 'permanent') return true
  return least !== 'permanent' && term >= least
}

/** 保管期限 as people say it. */
export function termName(term: ArchiveTerm): string {
  return term === 'permanent' ? '永久' : `${term}年`
}

/** How long at least, as people say it. */
export function leastName(least: ArchiveTerm): string {
  return least === 'permanent' ? '要永久保管' : `最短保管${termName(least)}`
}
