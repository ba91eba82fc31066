import {
  type ArchiveClassCode,
  archiveClassCodes,
  archiveClasses,
  archiveYears,
  isAsLong,
  leastName,
  type DeclaredArchive,
  termName,
} from '@tongban/contracts/archive-classes'

/** Of which class files of a category are as a rule; whoever drafts looks at it. Of cards, and of a category of an agency's own, nobody guesses. */
const usualClasses: ReadonlyMap<string, ArchiveClassCode> = new Map([
  ['registration', 'person-registration'],
  ['information', 'person-registration'],
  ['contribution', 'contribution'],
  ['record', 'query'],
  ['pension', 'benefit'],
  ['work-injury', 'benefit'],
  ['unemployment', 'benefit'],
  ['certification', 'qualification'],
  ['transfer', 'personal-account'],
])
/** What is said of those who apply is said of the employer itself where nobody else may. */
const ofEmployers: ReadonlySet<string> = new Set(['registration', 'information'])
const terms = ['permanent', ...archiveYears] as const

/** 归档 of an item of which only the category is known: its usual class and the shortest lawful term of that; undefined where none is usual. */
export function usualArchive(category: string, applicants: readonly string[]): DeclaredArchive | undefined {
  const isOfEmployers = ofEmployers.has(category) && !applicants.includes('person')
  const usual = isOfEmployers ? 'employer-registration' : usualClasses.get(category)
  return usual === undefined ? undefined : shortestOf(usual)
}

function shortestOf(of: ArchiveClassCode): DeclaredArchive {
  return { class: of, term: archiveClasses[of].atLeast }
}

/**
 * 归档 as a table says it, by name or by code: another class alone is kept as long as it must be, a term alone is one of the usual class.
 * @param usual what it is where the table says nothing
 */
export function archiveSaid(
  said: { readonly class: string; readonly term: string },
  usual: DeclaredArchive | undefined,
): { readonly archive: DeclaredArchive | undefined; readonly fault: string | null } {
  const found = archiveClassCodes.find(
    (code) => code === said.class || archiveClasses[code].name['zh-CN'] === said.class,
  )
  const years = said.term.replace(/\s*年$/, '')
  const term = terms.find((one) => String(one) === years || termName(one) === years)
  if (said.class !== '' && found === undefined)
    return wrong(`归档类别没有“${said.class}”，要写：${archiveClassCodes.map(className).join('、')}`)
  if (said.term !== '' && term === undefined) return wrong(`保管期限要写：${terms.map(termName).join('、')}`)
  const base = found === undefined || found === usual?.class ? usual : shortestOf(found)
  if (base === undefined)
    return term === undefined ? { archive: undefined, fault: null } : wrong('写了保管期限，没有写归档类别')
  if (term === undefined) return { archive: base, fault: null }
  const { atLeast } = archiveClasses[base.class]
  return isAsLong(term, atLeast)
    ? { archive: { ...base, term }, fault: null }
    : wrong(`“${className(base.class)}”${leastName(atLeast)}`)
}

function wrong(fault: string) {
  return { archive: undefined, fault }
}

function className(code: ArchiveClassCode): string {
  return archiveClasses[code].name['zh-CN']
}
