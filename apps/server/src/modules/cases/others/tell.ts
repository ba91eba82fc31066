import { type Context, newId, scopeOf } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/database.ts'
import { type Listener, on } from '../../../platform/events.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { named } from '../../catalogue/index.ts'
import { findAgenciesOf } from '../../enrolment/index.ts'
import { tell } from '../../messages/index.ts'
import { recordBySystem } from '../acts/by-system.ts'
import { declarationOf } from '../acts/record-act.ts'
import type { Case } from '../case.ts'
import type { Acting } from '../confirmations/listen.ts'
import type { CaseDeps } from '../deps.ts'
import { type CaseKey, othersConcerned, othersDue } from '../events.ts'
import { openForm } from '../personal.ts'
import { lockCase } from '../store.ts'
import { decideTelling, tellsOthers } from './decide.ts'

/**
 * 告知另一方: a case that is taken on and reads somebody else's record (a merging) is told to him before it is decided, and each agency that he is insured at
 * has a task to look at it. Of whom nobody knows that he is hidden is not told either: his officers decide.
 */
export function followOthers(acting: Acting): readonly Listener[] {
  const telling = async (tx: Tx, key: CaseKey): Promise<void> => {
    const { deps, system } = acting()
    await tellOthers(deps, system, tx, key)
  }
  return [on('cases.tell-others', othersConcerned, telling), on('cases.tell-others-late', othersDue, telling)]
}

async function tellOthers(
  deps: CaseDeps,
  system: Context,
  tx: Tx,
  { subjectId, caseId }: CaseKey,
): Promise<void> {
  const [[found]] = await tx.load(lockCase(subjectId, caseId))
  if (found === undefined || found.stage === 'closed' || found.accepted_on === null) return
  if (!tellsOthers(found, declarationOf(deps, found)) || (found.others ?? []).length > 0) return
  const others = (await othersIn(deps, tx, found)).filter((id) => !deps.hidden.has(id))
  if (others.length === 0 && found.others !== null) return
  const { item, item_version: itemVersion, agency_id: agencyId } = found
  const tellings = others.map((subject) => ({ subject, id: newId() }))
  for (const { subject, id } of tellings)
    tx.record(
      // the message belongs to the telling: neither id nor number of the case go with it
      ...tell(system, { subjectId: subject, caseId: id, seq: 1, agencyId }, [
        { kind: 'merging-asked', facts: { item, itemVersion, on: system.today } },
      ]),
    )
  const agencies = await agenciesOf(tx, others)
  await recordBySystem(deps, system, tx, found, (situation) =>
    decideTelling(
      situation,
      tellings.map(({ id }) => id),
      agencies.filter((id) => id !== agencyId),
    ),
  )
}

async function agenciesOf(tx: Tx, others: readonly string[]): Promise<readonly string[]> {
  if (others.length === 0) return []
  const [places] = await tx.load(findAgenciesOf(others))
  return [...new Set(places.flatMap((place) => place.agencies))].toSorted()
}

/** Whose records the checks of a case read beside its subject's own, of those who are meant. */
export async function othersIn(
  deps: Pick<CaseDeps, 'secrets' | 'catalogue' | 'registry'>,
  tx: Tx,
  found: Case,
): Promise<readonly string[]> {
  const { checks, form: fields } = declarationOf(deps, found)
  const form = openForm(deps.secrets, fields, found.form)
  const asked = checks.flatMap((name) => named(deps.registry.checks, name).others ?? [])
  if (asked.length === 0) return []
  const rows = await tx.load(...asked.map(({ load }) => load(found.subject_id, form)))
  const meant = asked.flatMap(({ isMeant }, at) => (rows[at] ?? []).filter((row) => isMeant(row, form)))
  return [...new Set(meant.map(({ subject_id }) => subject_id))].filter((id) => id !== found.subject_id)
}

/** A record was found since that nobody was told of. */
const foundNow = 'found-now'

/**
 * Before anything is joined to somebody's record: of whom the register knew nothing when the case was taken on may be known by now; then he is told first.
 * @throws Refusal cases.others-untold
 */
export async function requireNobodyFound(deps: CaseDeps, tx: Tx, found: Case): Promise<void> {
  if (!tellsOthers(found, declarationOf(deps, found)) || (found.others ?? []).length > 0) return
  const others = await othersIn(deps, tx, found)
  if (others.every((id) => deps.hidden.has(id))) return
  throw new Refusal('cases.others-untold', [
    { field: 'grant', code: foundNow, message: '现在查到另一份登记了，先告知那份登记的本人。' },
  ])
}

/** Whether an act was refused because somebody has to be told first. */
export function isToBeTold(error: unknown): boolean {
  return error instanceof Refusal && error.fields.some(({ code }) => code === foundNow)
}

/** He is told after all; in a transaction of its own, because the act that found him was refused. */
export async function announceTelling(
  { database, events }: Pick<CaseDeps, 'database' | 'events'>,
  context: Context,
  key: CaseKey,
): Promise<void> {
  await database.transaction(scopeOf(context), async (tx) => {
    await Promise.resolve(events.announce(tx, othersDue, key.caseId, key, context.now))
  })
}
