import type { Tx } from '../../../platform/database.ts'
import { type Listener, on } from '../../../platform/events.ts'
import { named } from '../../catalogue/index.ts'
import { findAgenciesOf } from '../../enrolment/index.ts'
import { tell } from '../../messages/index.ts'
import { findColleagues } from '../../staff/index.ts'
import { rolesFor } from '../acts/able.ts'
import { recordBySystem } from '../acts/by-system.ts'
import { declarationOf } from '../acts/record-act.ts'
import type { Case } from '../case.ts'
import type { Acting } from '../confirmations/listen.ts'
import { copiedTo } from '../copies/copy.ts'
import type { CaseDeps } from '../deps.ts'
import { othersConcerned } from '../events.ts'
import { openForm } from '../personal.ts'
import { lockCase } from '../store.ts'

/**
 * 告知另一方: a case that is taken on and reads somebody else's record (a merging) is told to him before it is decided, and to the agencies that he is
 * insured at: whoever decides there has a copy of it. Of whom nobody knows that he is hidden is not told either: his officers decide.
 */
export function tellOthers(acting: Acting): Listener {
  return on('cases.tell-others', othersConcerned, async (tx, { subjectId, caseId }) => {
    const { deps, system } = acting()
    const [[found]] = await tx.load(lockCase(subjectId, caseId))
    if (found === undefined || found.stage === 'closed') return
    const others = (await othersIn(deps, tx, found)).filter((id) => !deps.hidden.has(id))
    if (others.length === 0) return
    const { item, item_version: itemVersion, agency_id: agencyId } = found
    const facts = { item, itemVersion, on: system.today }
    for (const other of others)
      tx.record(
        ...tell(system, { subjectId: other, caseId: null, seq: 0, agencyId }, [
          { kind: 'merging-asked', facts },
        ]),
      )
    const [places] = await tx.load(findAgenciesOf(others))
    const agencies = [...new Set(places.flatMap((place) => place.agencies))].filter((id) => id !== agencyId)
    if (agencies.length === 0) return
    const [able] = await tx.load(findColleagues(agencies, rolesFor('cases.decide'), system.today))
    const readers = able.filter(({ closed }) => ![subjectId, ...others].some((id) => closed.includes(id)))
    if (readers.length > 0)
      await recordBySystem(deps, system, tx, found, ({ found: now }) =>
        copiedTo(system, now, readers, copyNote),
      )
  })
}

const copyNote = '要合并的另一份登记在贵机构有参保，请在决定前看一看。'
/** Whose records its checks read beside its subject's own, of those who are meant. */
async function othersIn(deps: CaseDeps, tx: Tx, found: Case): Promise<readonly string[]> {
  const { checks, form: fields } = declarationOf(deps, found)
  const form = openForm(deps.secrets, fields, found.form)
  const asked = checks.flatMap((name) => named(deps.registry.checks, name).others ?? [])
  if (asked.length === 0) return []
  const rows = await tx.load(...asked.map(({ load }) => load(found.subject_id, form)))
  const meant = asked.flatMap(({ isMeant }, at) => (rows[at] ?? []).filter((row) => isMeant(row, form)))
  return [...new Set(meant.map(({ subject_id }) => subject_id))].filter((id) => id !== found.subject_id)
}
