import type { Declaration } from '@tongban/contracts/declaration'
import { type Day, dayOf, identityKinds } from '@tongban/policy'
import { z } from 'zod'

import { type Context, newId } from '../../../platform/context.ts'
import type { Statement, Tx } from '../../../platform/database.ts'
import { tell } from '../../messages/index.ts'
import { findByNumber, isSameName } from '../../people/index.ts'
import { recordBySystem } from '../acts/by-system.ts'
import { decideAsking } from '../acts/decide-confirmation.ts'
import { termEnd } from '../acts/follow-ups.ts'
import { declarationOf } from '../acts/record-act.ts'
import type { Case } from '../case.ts'
import type { CaseDeps } from '../deps.ts'
import type { CaseKey } from '../events.ts'
import { openForm } from '../personal.ts'
import { lockCase } from '../store.ts'
import { sealSaid } from './said.ts'
import { insertConfirmation } from './store.ts'

/** A row of the group as it is asked about; the form was checked before, this gives it its shape. */
const named = z.object({
  kind: z.enum(identityKinds),
  number: z.string(),
  name: z.string(),
  from: z.string(),
})
const groupRows = z.array(z.record(z.string(), z.unknown()))
type Named = z.output<typeof named>

/** Somebody of a row, and who he is in the register. */
interface Known extends Named {
  readonly row: number
  readonly subjectId: string
}

/**
 * 请本人确认: asks each whom the case names and the register knows, with one message, on the telephone of the record. Where
 * the number belongs to another name nobody is asked: it would tell a stranger. The same again asks nobody twice.
 * Law: none; the term is the product's.
 */
export async function askConfirmations(
  deps: CaseDeps,
  system: Context,
  tx: Tx,
  { subjectId, caseId }: CaseKey,
): Promise<void> {
  const [[found]] = await tx.load(lockCase(subjectId, caseId))
  if (found === undefined || found.accepted_on === null || found.outcome !== null) return
  const { confirmation, form } = declarationOf(deps, found)
  if (found.confirmations !== null || confirmation === undefined) return
  const rows = namedIn(confirmation, openForm(deps.secrets, form, found.form))
  const known = await knownOf(deps, tx, rows)
  const nobody = rows.map((_, at) => at).filter((at) => !known.some(({ row }) => row === at))
  const until = termEnd(system, confirmation.length, confirmation.unit)
  await recordBySystem(deps, system, tx, found, (situation) =>
    decideAsking(
      situation,
      known.map(({ row }) => row),
      nobody,
      until,
    ),
  )
  tx.record(...known.flatMap((person) => questionOf(deps, system, found, person, until)))
}

/** The rows of the group; what has no shape to be asked about is undefined. */
function namedIn(
  { group, kind, number, name, from }: NonNullable<Declaration['confirmation']>,
  form: Readonly<Record<string, unknown>>,
): (Named | undefined)[] {
  return groupRows
    .parse(form[group] ?? [])
    .map(
      (row) =>
        named.safeParse({ kind: row[kind], number: row[number], name: row[name], from: row[from] }).data,
    )
}

async function knownOf(
  { secrets }: CaseDeps,
  tx: Tx,
  rows: readonly (Named | undefined)[],
): Promise<readonly Known[]> {
  const asked = rows.flatMap((person, row) => (person === undefined ? [] : [{ ...person, row }]))
  if (asked.length === 0) return []
  const found = await tx.load(...asked.map(({ kind, number }) => findByNumber(secrets, kind, number)))
  return asked.flatMap((person, at) => {
    const [known] = found[at] ?? []
    return known !== undefined && isSameName(known.name, person.name)
      ? [{ ...person, subjectId: known.subject_id }]
      : []
  })
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
