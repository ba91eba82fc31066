import type { ParameterDraft } from '@tongban/contracts/parameters'
import { faultWords } from '@tongban/contracts/published-value'
import { baseLaw, checkValues, type Day, type Law, publishedLaw, withValues } from '@tongban/policy'

import { requireFreshLogin } from '../../platform/access.ts'
import { lookWithin } from '../../platform/audit.ts'
import { type Context, scopeOf } from '../../platform/context.ts'
import { type Command, once } from '../../platform/once.ts'
import { Refusal } from '../../platform/refusal.ts'
import { takeTurn } from '../../platform/turns.ts'
import { noticesOf, readExceptions, readKnown } from '../calendar/index.ts'
import type { ParameterDeps } from './deps.ts'
import { ended, requireOpen } from './draft.ts'
import { fitting } from './fitting.ts'
import {
  type DraftRow,
  endDraft,
  insertPublication,
  lockDraft,
  readPublished,
  tellParameters,
} from './store.ts'
import { draftView } from './view.ts'

/** What whoever publishes has seen: the draft in a version, over a law. */
export interface Seen {
  readonly id: string
  readonly version: number
  readonly law: string
}

/**
 * 公布: another than those who have written the draft puts its values in force, after all that was published before; nothing is overwritten. What
 * was shown to him is what is there: the draft in this version, over the law in force.
 * @throws Refusal parameters.no-draft, parameters.decided, parameters.same-person, parameters.faults (each at its field), parameters.moved-on,
 * general.stale, general.login-too-old
 */
export async function publishDraft(
  deps: ParameterDeps,
  context: Context,
  command: Command,
  { id, version, law: seen }: Seen,
): Promise<ParameterDraft> {
  requireFreshLogin(context)
  const published = await once(deps.database, context, command, {
    scope: scopeOf(context),
    subject: context.actorId,
    load: [
      takeTurn('parameters.publish'),
      lockDraft(id, context.agencies),
      readPublished(2_147_483_647),
      readExceptions(),
      readKnown(),
    ] as const,
    run: (tx, [, [found], before, exceptions, known]) => {
      const { values } = fitting(baseLaw, before)
      const law = publishedLaw(baseLaw, { ...noticesOf(exceptions, known), values })
      const row = requireOpen(found, version)
      if (row.written_by.includes(context.actorId)) throw new Refusal('parameters.same-person')
      if (law.hash !== seen) throw new Refusal('parameters.moved-on')
      const next = lawAfter(law, row, context.today)
      const number = (before.at(-1)?.number ?? 0) + 1
      tx.record(
        endDraft(id, 'published', context.actorId, context.now),
        insertPublication(
          number,
          id,
          row.title,
          JSON.stringify(row.content),
          next.hash,
          row.written_by,
          context.actorId,
          context.now,
        ),
        lookWithin(
          { ...context, agencyId: row.agency_id },
          { act: 'parameters.publish', purpose: `${number} ${id}` },
        ),
        tellParameters(),
      )
      return draftView(deps, context, ended(row, 'published', context, number))
    },
  })
  await deps.refresh()
  return published
}

/** The law that a draft gives. @throws Refusal parameters.faults, with everything that is wrong at its field; doubts keep nobody */
function lawAfter(law: Law, { content }: DraftRow, today: Day): Law {
  const faults = checkValues(law, content, today).filter(({ doubt }) => !doubt)
  if (faults.length > 0)
    throw new Refusal(
      'parameters.faults',
      faults.map(({ at, field, kind }) => ({
        field: `values.${at}.${field}`,
        code: kind,
        message: faultWords[kind],
      })),
    )
  return withValues(law, content)
}
