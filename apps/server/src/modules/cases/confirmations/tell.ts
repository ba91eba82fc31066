import type { Context } from '../../../platform/context.ts'
import type { Statement, Tx } from '../../../platform/database.ts'
import { tell, type Told } from '../../messages/index.ts'
import { declarationOf } from '../acts/record-act.ts'
import type { Case } from '../case.ts'
import type { CaseDeps } from '../deps.ts'
import type { CaseKey } from '../events.ts'
import { findCase } from '../store.ts'
import { knownIn } from './ask.ts'
import { type ConfirmationRow, findOfRow } from './store.ts'

/** 告知核实结果: who objected is told that the office has checked it and goes on, and where he can object to that. */
export async function tellVerified(
  deps: CaseDeps,
  system: Context,
  tx: Tx,
  { subjectId, caseId, row }: CaseKey & { readonly row: number },
): Promise<void> {
  const [[found], [question]] = await tx.load(findCase(subjectId, caseId), findOfRow(caseId, row))
  if (found === undefined || question === undefined) return
  tx.record(...toldOf(deps, system, found, question.subject_id, { kind: 'confirmation-verified' }))
}

/**
 * 告知本人: with the completion each who was registered is told who has registered him and where to say that it is wrong, whether he
 * was asked before or not. An answer hinders only what is not recorded yet, and a newcomer is known from now on.
 */
export async function tellRegistered(
  deps: CaseDeps,
  system: Context,
  tx: Tx,
  { subjectId, caseId }: CaseKey,
): Promise<void> {
  const [[found]] = await tx.load(findCase(subjectId, caseId))
  if (found?.outcome !== 'completed' || declarationOf(deps, found).confirmation === undefined) return
  const people = new Set((await knownIn(deps, tx, found)).map((one) => one.subjectId))
  tx.record(
    ...[...people].flatMap((one) => toldOf(deps, system, found, one, { kind: 'registered-by-employer' })),
  )
}

/** 告知在窗口的答复: whoever stood there had the person's document; the person himself hears of it where he is reached. */
export function toldAtCounter(
  deps: CaseDeps,
  system: Context,
  found: Case,
  { subject_id: subjectId, outlet_id: outlet }: Pick<ConfirmationRow, 'subject_id' | 'outlet_id'>,
): Statement[] {
  return toldOf(deps, system, found, subjectId, { kind: 'confirmation-at-counter', outlet })
}

/** The message belongs to the person: neither id nor number of the employer's case go with it. */
function toldOf(
  { secrets }: Pick<CaseDeps, 'secrets'>,
  { now, today }: Pick<Context, 'now' | 'today'>,
  { item, item_version: itemVersion, agency_id: agencyId, subject_name: employerName }: Case,
  subjectId: string,
  { kind, ...more }: Pick<Told, 'kind'> & Pick<Told['facts'], 'outlet'>,
): Statement[] {
  const employer = secrets.seal(employerName).toString('base64')
  const facts = { item, itemVersion, on: today, employer, ...more }
  return tell({ now }, { subjectId, caseId: null, seq: 0, agencyId }, [{ kind, facts }])
}
