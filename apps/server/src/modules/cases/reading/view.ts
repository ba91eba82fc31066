import type { CaseView, Hold } from '@tongban/contracts/cases'
import type { Day } from '@tongban/policy'

import type { Case } from '../case.ts'
import type { CaseDeps } from '../deps.ts'

const unitWords = { 'working-days': '个工作日', days: '天', months: '个月' } as const

/** 办件 as people read it: one pure function of the case (D-6), names from the registers in memory. */
export function caseView(
  { catalogue, agencies, outlets }: Pick<CaseDeps, 'catalogue' | 'agencies' | 'outlets'>,
  found: Case,
): CaseView {
  const declaration = catalogue.pinned(found.item, found.item_version)?.declaration
  const step = declaration?.steps.find((known) => known.key === found.step)
  return {
    subject: found.subject_id,
    id: found.id,
    number: found.number,
    version: found.version,
    item: found.item,
    itemName: declaration?.names['zh-CN'] ?? catalogue.nameOf(found.item),
    itemVersion: found.item_version,
    subjectKind: found.subject_kind,
    subjectName: found.subject_name,
    agencyId: found.agency_id,
    agencyName: agencies.nameOf(found.agency_id),
    outletId: found.outlet_id,
    outletName: found.outlet_id === null ? null : outlets.nameOf(found.outlet_id),
    stage: found.stage,
    step: found.step,
    stepName: step?.name['zh-CN'] ?? null,
    hold: found.hold,
    outcome: found.outcome,
    reading: readingOf(found, agencies.nameOf(found.agency_id), step?.name['zh-CN']),
    submittedOn: found.submitted_on,
    acceptedOn: found.accepted_on,
    closedOn: found.closed_on,
    dueOn: found.due_on,
    dueSaid: limitInWords(found),
    provisional: found.provisional,
    awayFromHome: isAway(found),
  }
}

/** Accepted at a counter of another agency than the owning one (D-54). */
function isAway({ outlet_agency_id, agency_id }: Case): boolean {
  return outlet_agency_id !== null && outlet_agency_id !== agency_id
}

/** `10个工作日`; null where there is no limit. */
export function limitInWords({
  limit_length: length,
  limit_unit: unit,
}: Pick<Case, 'limit_length' | 'limit_unit'>): string | null {
  return length === null || unit === null ? null : `${length}${unitWords[unit]}`
}

const outcomes = {
  completed: '已经办结。',
  'not-accepted': '没有受理，原因写在告知里。',
  refused: '没有批准，原因写在决定里。',
  lapsed: '到期没有补齐，已经关闭；备齐了可以重新交。',
  withdrawn: '已经按您的意思撤回。',
  reversed: '原来的办理结果已经撤销。',
} as const

/** Where it stands: who does what, until when. */
function readingOf(found: Case, agency: string, stepName: string | undefined): string {
  const until = found.due_on === null ? '' : `，最迟${longDay(found.due_on)}办结`
  if (found.outcome !== null) return outcomes[found.outcome]
  if (found.hold !== null) return waitingFor(found.hold)
  if (found.stage === 'submitted') return `材料已收到，等${agency}受理${until}。`
  return `${agency}正在${stepName ?? '办理'}${until}。`
}

/** Whom a case waits for, until when. */
function waitingFor({ reason, until, since, missing, name = '' }: Hold): string {
  const to = until === null ? '' : `，到${longDay(until)}`
  const readings = {
    correction: `还差${missing.length}样材料，请在${longDay(until ?? since)}前补齐。`,
    core: '已审核，正在登记。',
    forwarded: `已转报${name}，等它答复${to}。`,
    procedure: `正在进行“${name}”${to}。`,
  }
  return readings[reason]
}

/** `2026年11月23日` */
function longDay(day: Day): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return `${year}年${Number(month)}月${Number(date)}日`
}
