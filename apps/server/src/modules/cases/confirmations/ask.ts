import type { Declaration } from '@tongban/contracts/declaration'
import {
  addDays,
  canonicalNumber,
  type Day,
  dayOf,
  identityKinds,
  type IdentityKind,
  identityNumber,
  isWorkingDay,
} from '@tongban/policy'

import { type Context, newId } from '../../../platform/context.ts'
import type { Statement, Tx } from '../../../platform/database.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { tell } from '../../messages/index.ts'
import { findByNumberOrBehind, isSameName } from '../../people/index.ts'
import { noteMention } from '../../shields/index.ts'
import { lockSubject } from '../../subjects/index.ts'
import { recordBySystem } from '../acts/by-system.ts'
import { decideAsking } from '../acts/decide-confirmation.ts'
import { termEnd } from '../acts/follow-ups.ts'
import { declarationOf } from '../acts/record-act.ts'
import type { Case } from '../case.ts'
import type { CaseDeps } from '../deps.ts'
import type { CaseKey } from '../events.ts'
import { openForm } from '../personal.ts'
import { lockCase } from '../store.ts'
import { type Named, namedIn, type Row } from './named.ts'
import type { Asking } from './rows.ts'
import { sealSaid } from './said.ts'
import { countQuestions, insertConfirmation, lockAnswers } from './store.ts'

/** Somebody of a row, and who he is in the register. */
interface Known extends Named {
  readonly row: number
  readonly subjectId: string
  /** The kind of document under which the register has the number. */
  readonly onRecord: IdentityKind
}

/** So many questions reach one person on a day, whoever asks: more would be a way to pester him. */
const askedADayMax = 5

/**
 * 请本人确认: asks each whom the case names and the register knows, with one message, on the telephone of the record. Where
 * the number belongs to another name nobody is asked: it would tell a stranger. Of one employer a person has one open question at
 * most, and so many on a day: whoever has them waits for his turn. The same again asks nobody twice, and those who were not
 * asked yet when they are known by now. Law: none; the term is the product's.
 */
export async function askConfirmations(
  deps: CaseDeps,
  system: Context,
  tx: Tx,
  { subjectId, caseId }: CaseKey,
): Promise<void> {
  // the questions of one employer are asked one case after the other
  const [, [found]] = await tx.load(lockSubject(subjectId, true), lockCase(subjectId, caseId))
  if (found === undefined || found.accepted_on === null || found.outcome !== null) return
  const { confirmation, form } = declarationOf(deps, found)
  if (confirmation === undefined) return
  const rows = namedIn(confirmation, openForm(deps.secrets, form, found.form)).filter(({ row }) =>
    isUnasked(found, row),
  )
  const { known, hidden } = await lookUp(deps, tx, rows)
  tx.record(...hidden.map((one) => noteMention(system, { ...one, caseOf: subjectId, caseId })))
  const turn = await turnsOf(tx, system, found, known)
  const asking = {
    asked: turn.map(({ row }) => row),
    queued: known.filter((one) => !turn.includes(one)).map(({ row }) => row),
    nobody: rows.map(({ row }) => row).filter((at) => !known.some(({ row }) => row === at)),
    until: lastDayOf(system, confirmation, found.due_on),
  }
  if (!isNews(found.confirmations, asking)) return
  await recordBySystem(deps, system, tx, found, (situation) => decideAsking(situation, asking))
  tx.record(...turn.flatMap((person) => questionOf(deps, system, found, person, asking.until)))
}

function isUnasked({ confirmations }: Case, at: number): boolean {
  const state = confirmations?.find(({ row }) => row === at)?.state
  return confirmations === null || state === 'nobody' || state === 'queued'
}

/** Whether asking changes anything; that a case names nobody is said once, too. */
function isNews(before: Case['confirmations'], { asked, queued, nobody }: Asking): boolean {
  const isNow = (row: number, state: string) =>
    before?.some((one) => one.row === row && one.state === state) === true
  return (
    before === null ||
    asked.length > 0 ||
    queued.some((row) => !isNow(row, 'queued')) ||
    nobody.some((row) => !isNow(row, 'nobody'))
  )
}

/**
 * The last day for an answer: the declared term, cut so that it ends before the day on which the case is due; whoever is asked
 * so late that none is left has the next working day.
 */
function lastDayOf(
  { law, today }: Pick<Context, 'law' | 'today'>,
  { length, unit }: Pick<NonNullable<Declaration['confirmation']>, 'length' | 'unit'>,
  due: Day | null,
): Day {
  const whole = termEnd({ law, today }, length, unit)
  if (due === null || whole < due) return whole
  const least = termEnd({ law, today }, 1)
  let before = addDays(due, -1)
  while (before > least && !isWorkingDay(law, before).working) before = addDays(before, -1)
  return before > least ? before : least
}

/** Those whose turn it is: no other question of this employer is open to them, and they were not asked too often today. */
async function turnsOf(
  tx: Tx,
  { today }: Pick<Context, 'today'>,
  { subject_id: employer }: Case,
  known: readonly Known[],
): Promise<readonly Known[]> {
  if (known.length === 0) return []
  const people = known.map(({ subjectId }) => subjectId)
  const [counted] = await tx.load(countQuestions(people, employer, today))
  const busy = new Set(
    counted
      .filter(({ open_of_employer: open, asked_today: asked }) => open > 0 || asked >= askedADayMax)
      .map(({ subject_id }) => subject_id),
  )
  return known.filter(({ subjectId }, at) => !busy.has(subjectId) && people.indexOf(subjectId) === at)
}

/**
 * Before anything is recorded about those whom a case names: whoever was not asked because the register did not know him may be
 * known by now, then he is asked first; and a number that the register has under another kind of document would make two people of
 * one. @throws Refusal cases.confirmation-open saying that of the rows, cases.effect
 */
export async function requireNobodyKnown(
  deps: Pick<CaseDeps, 'secrets' | 'catalogue'>,
  tx: Tx,
  found: Case,
): Promise<void> {
  const { confirmation, form } = declarationOf(deps, found)
  if (confirmation === undefined) return
  const known = await knownOf(deps, tx, namedIn(confirmation, openForm(deps.secrets, form, found.form)))
  const isNobody = ({ row }: Known) =>
    found.confirmations?.some((one) => one.row === row && one.state === 'nobody') === true
  const faultsOf = (people: readonly Known[], code: string, message: string) =>
    people.map(({ row }) => ({
      field: `form.${confirmation.group}.${row}.${confirmation.number}`,
      code,
      message,
    }))
  const unasked = known.filter(isNobody)
  if (unasked.length > 0)
    throw new Refusal(
      'cases.confirmation-open',
      faultsOf(unasked, knownNow, '这位职工现在已经在参保登记里，先请本人确认。'),
    )
  const mistaken = known.filter(({ kind, onRecord }) => kind !== onRecord)
  if (mistaken.length > 0)
    throw new Refusal(
      'cases.effect',
      faultsOf(
        mistaken,
        'kind',
        '这个号码在参保登记里是另一种证件，批准了一个人会变成两个人。请单位改对证件种类重新交。',
      ),
    )
}

/**
 * What was said may be on its way into the case: the answers themselves are read and held, so that none overtakes the decision.
 * @throws Refusal cases.confirmation-open while one of them says something else than the case
 */
export async function requireAnswersTaken(tx: Tx, { id, confirmations }: Case): Promise<void> {
  if (confirmations === null) return
  const [answers] = await tx.load(lockAnswers(id))
  const isTaken = ({ row_no: row, answer, reason }: (typeof answers)[number]): boolean => {
    const stands = confirmations.find((one) => one.row === row)
    const said = stands?.state === 'verified' ? 'no' : stands?.state
    return answer === null || (said === answer && stands?.reason === reason)
  }
  if (!answers.every(isTaken)) throw new Refusal('cases.confirmation-open')
}

/** Everybody whom a case names and the register knows. */
export async function knownIn(
  deps: Pick<CaseDeps, 'secrets' | 'catalogue'>,
  tx: Tx,
  found: Case,
): Promise<readonly Known[]> {
  const { confirmation, form } = declarationOf(deps, found)
  if (confirmation === undefined) return []
  return await knownOf(deps, tx, namedIn(confirmation, openForm(deps.secrets, form, found.form)))
}

/** Of a row whose person is in the register since. */
const knownNow = 'known-now'

/** Whether an act was refused because somebody has to be asked first. */
export function isToBeAsked(error: unknown): boolean {
  return error instanceof Refusal && error.fields.some(({ code }) => code === knownNow)
}

/**
 * Those of the rows whom the register knows by number and name, under whatever kind of document: a passport's number is any short row
 * of characters, and nobody goes unasked because the kind was mistaken.
 */
async function knownOf(
  deps: Pick<CaseDeps, 'secrets'>,
  tx: Tx,
  rows: readonly Row[],
): Promise<readonly Known[]> {
  return (await lookUp(deps, tx, rows)).known
}

/**
 * The same with those behind whose numbers somebody hidden stands, whatever name is written beside: they are looked up as for a stranger, whoever
 * decides, because what becomes of a row is read by the employer, too.
 */
async function lookUp(
  { secrets }: Pick<CaseDeps, 'secrets'>,
  tx: Tx,
  rows: readonly Row[],
): Promise<{
  readonly known: readonly Known[]
  readonly hidden: readonly { readonly row: number; readonly subjectId: string }[]
}> {
  const asked = rows.flatMap(({ person, row }) =>
    person === undefined ? [] : kindsOf(person).map((onRecord) => ({ ...person, row, onRecord })),
  )
  if (asked.length === 0) return { known: [], hidden: [] }
  const found = await tx.load(
    ...asked.map(({ onRecord, number }) => findByNumberOrBehind(secrets, onRecord, number, true)),
  )
  const known = asked.flatMap((person, at) => {
    const [one] = found[at] ?? []
    return one !== undefined && one.subject_id !== null && isSameName(one.name, person.name)
      ? [{ ...person, subjectId: one.subject_id }]
      : []
  })
  const hidden = asked.flatMap(({ row }, at) => {
    const behind = found[at]?.[0]?.hidden_behind ?? null
    return behind === null ? [] : [{ row, subjectId: behind }]
  })
  return { known: known.filter(({ row }, at) => known.findIndex((one) => one.row === row) === at), hidden }
}

/** The kind that was chosen first, then those whose number it could be. */
function kindsOf({ kind, number }: Named): IdentityKind[] {
  const others = identityKinds.filter(
    (other) => other !== kind && identityNumber({ kind: other, number: canonicalNumber(number) }).valid,
  )
  return [kind, ...others]
}

function questionOf(
  { secrets }: CaseDeps,
  { now, today }: Context,
  found: Case,
  { subjectId, row, from }: Known,
  until: Day,
): Statement[] {
  const { item, item_version: itemVersion, agency_id: agencyId, subject_name: employerName } = found
  const id = newId()
  return [
    insertConfirmation(
      subjectId,
      id,
      found.subject_id,
      found.id,
      row,
      item,
      itemVersion,
      agencyId,
      sealSaid(secrets, { employerName, from: dayOf(from) }),
      today,
      until,
    ),
    // the message belongs to the question: neither id nor number of the case go with it
    ...tell({ now }, { subjectId, caseId: id, seq: 1, agencyId }, [
      {
        kind: 'confirmation-asked',
        facts: {
          item,
          itemVersion,
          on: today,
          until,
          employer: secrets.seal(employerName).toString('base64'),
        },
      },
    ]),
  ]
}
