import type { CaseView } from '@tongban/contracts/cases'
import type { Declaration } from '@tongban/contracts/declaration'
import { type Language, textIn } from '@tongban/contracts/errors'

import type { Case } from '../case.ts'
import { declarationFor } from '../counter/declaration.ts'
import type { CaseDeps } from '../deps.ts'
import { readingWords } from './reading-words.ts'

/** 办件 as people read it: one pure function of the case (D-6), names from the registers in memory. */
export function caseView(
  { catalogue, agencies, outlets }: Pick<CaseDeps, 'catalogue' | 'agencies' | 'outlets'>,
  found: Case,
  { language }: { readonly language: Language },
): CaseView {
  const declaration = declarationFor(catalogue, found)
  const step = declaration?.steps.find((known) => known.key === found.step)
  const stepName = step === undefined ? undefined : textIn(step.name, language)
  return {
    subject: found.subject_id,
    id: found.id,
    number: found.number,
    version: found.version,
    item: found.item,
    itemName: declaration === undefined ? catalogue.nameOf(found.item) : textIn(declaration.names, language),
    itemVersion: found.item_version,
    subjectKind: found.subject_kind,
    subjectName: found.subject_name,
    agencyId: found.agency_id,
    agencyName: agencies.nameOf(found.agency_id),
    outletId: found.outlet_id,
    outletName: found.outlet_id === null ? null : outlets.nameOf(found.outlet_id),
    stage: found.stage,
    step: found.step,
    stepName: stepName ?? null,
    hold: found.hold,
    outcome: found.outcome,
    reading: readingOf(
      found,
      { agency: agencies.nameOf(found.agency_id), step: stepName, department: declaration?.department },
      language,
    ),
    submittedOn: found.submitted_on,
    acceptedOn: found.accepted_on,
    closedOn: found.closed_on,
    dueOn: found.due_on,
    dueSaid: limitInWords(found, language),
    provisional: found.provisional,
    department: departmentOf(declaration, language),
    awayFromHome: isAway(found),
    corrects: correctsOf(found),
    actedBy: found.acting === null ? null : { name: found.acting.name, kind: found.acting.kind },
  }
}

/** 外部门事项: whose it is, and how they are reached. */
function departmentOf(declaration: Declaration | undefined, language: Language): CaseView['department'] {
  if (declaration?.department === undefined) return null
  const { name, contact } = declaration.department
  return { name: textIn(name, language), contact: textIn(contact, language) }
}

/** Which case it corrects, or reviews. */
function correctsOf({ counter }: Case): CaseView['corrects'] {
  if (counter === null) return null
  return { case: counter.cites, number: counter.number, isReview: counter.review !== undefined }
}

/** Accepted at a counter of another agency than the owning one (D-54). */
function isAway({ outlet_agency_id, agency_id }: Case): boolean {
  return outlet_agency_id !== null && outlet_agency_id !== agency_id
}

/** `10个工作日`; null where there is no limit. */
export function limitInWords(
  {
    limit_length: length,
    limit_unit: unit,
    extension_length: more,
  }: Pick<Case, 'limit_length' | 'limit_unit' | 'extension_length'>,
  language: Language = 'zh-CN',
): string | null {
  if (length === null || unit === null) return null
  const { limit, extended } = readingWords[language]
  return more === null ? limit(length, unit) : extended(limit(length, unit), limit(more, unit))
}

/** `5个工作日`, in Chinese; nothing where there is no limit. */
export function lengthInWords(length: number, unit: Case['limit_unit']): string {
  return unit === null ? '' : readingWords['zh-CN'].limit(length, unit)
}

/** Another member of its bundle was not completed, and took this one along. */
function endedWithBundle({ holds }: Case): boolean {
  return holds.some(({ reason, answer }) => reason === 'bundle' && answer === 'no')
}

/** Who does it, and what is done. */
interface Doing {
  readonly agency: string
  readonly step: string | undefined
  readonly department: Declaration['department']
}

/** How it ended; what another department decides ends in its name. */
function endingOf(
  found: Case,
  outcome: NonNullable<Case['outcome']>,
  department: Declaration['department'],
  language: Language,
): string {
  const { outcomes, stopped, refusedThere, lapsedThere } = readingWords[language]
  if (outcome === 'withdrawn' && endedWithBundle(found)) return stopped
  if (department === undefined) return outcomes[outcome]
  const name = textIn(department.name, language)
  if (outcome === 'refused') return refusedThere(name, found.holds.at(-1)?.said ?? '')
  return outcome === 'lapsed' ? lapsedThere(name) : outcomes[outcome]
}

/** Where it stands: who does what, until when. */
function readingOf(found: Case, { agency, step, department }: Doing, language: Language): string {
  const { holds, until, to, submitted, atWork } = readingWords[language]
  const ends = found.due_on === null ? '' : until(found.due_on)
  const { hold } = found
  if (found.outcome !== null) return endingOf(found, found.outcome, department, language)
  if (hold !== null) return holds[hold.reason](hold, hold.until === null ? '' : to(hold.until))
  return found.stage === 'submitted' ? submitted(agency, ends) : atWork(agency, step, ends)
}
