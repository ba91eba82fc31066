import type { EmployerMandate } from '@tongban/contracts/access'
import type { Mandate } from '@tongban/contracts/mandates'
import type { Day } from '@tongban/policy'

import { lookWithin } from '../../platform/audit.ts'
import { type Context, newId } from '../../platform/context.ts'
import { type Command, once } from '../../platform/once.ts'
import { Refusal, refusalAt } from '../../platform/refusal.ts'
import { forgetWrong, refuseGuessing } from '../../platform/throttle.ts'
import { takeTurn } from '../../platform/turns.ts'
import { whoLogsIn } from '../accounts/index.ts'
import { findEmployer } from '../employers/index.ts'
import { isSameName } from '../people/index.ts'
import { readIdentification, requireShown } from '../visits/index.ts'
import type { MandateDeps } from './deps.ts'
import { mandateView } from './find.ts'
import { openingOf, requireOpened } from './opening.ts'
import { findMandates, insertMandate, type MandateRow, revokeMandate } from './store.ts'
import { tellGiven } from './tell.ts'

/** To whom a mandate is given: by the telephone with which he logs in and his name, for a telephone proves no person (D-50). */
export interface Given {
  readonly subject: string
  readonly telephone: string
  readonly name: string
  readonly to?: Day | null | undefined
}

/**
 * 授权: the principal makes somebody the employer's clerk; a counter, where the employer was identified by its documents, records as its
 * principal the legal representative who stands on record. Both must have said who they are at a login of their own. Tries are
 * counted: who has which telephone is not to be guessed here, and who is hidden from whoever grants is nobody. Both sides are told, and it stands in the audit.
 * @throws Refusal visits.none, visits.not-shown, general.no-mandate, mandates.no-match, mandates.not-the-principal, mandates.stands,
 * mandates.past, login.locked
 */
export async function grantMandate(
  { database, secrets, staffName, isHidden }: MandateDeps,
  context: Context,
  command: Command,
  given: Given,
): Promise<Mandate> {
  const { subject, telephone } = given
  const kind: EmployerMandate = context.path === 'counter' ? 'principal' : 'clerk'
  const guesser = `mandate of ${context.actorId} for ${subject}`
  await refuseGuessing(database, guesser, context.now)
  const granted = await once(database, context, command, {
    scope: { path: 'worker' },
    subject,
    load: [
      takeTurn(`mandates ${subject}`),
      openingOf(context, subject),
      readIdentification(context, subject),
      findEmployer(subject),
      whoLogsIn(secrets, telephone),
      findMandates(subject, context.today),
    ] as const,
    admit: ([, opened, identified]) => {
      requireOpened(context, subject, opened)
      if (context.path === 'counter') requireShown(identified)
    },
    run: (tx, [, , , [employer], people, known]) => {
      if (employer === undefined) throw new Refusal('mandates.not-the-principal')
      const row = decideGrant({
        context,
        given,
        kind,
        people: people.filter((one) => !isHidden(one.subject_id, context.opensShielded)),
        known,
        principal: employer.legal_representative,
      })
      const { holder_id, holder_name, valid_from, valid_to } = row
      const past = known.filter((one) => one.holder_id === holder_id && one.revoked_at === null)
      tx.record(
        ...past.map(({ id }) => revokeMandate(subject, id, context.actorId, context.now)),
        insertMandate(
          subject,
          row.id,
          holder_id,
          holder_name,
          kind,
          valid_from,
          valid_to,
          context.actorId,
          context.now,
        ),
        lookWithin(
          { ...context, agencyId: context.agencyId ?? employer.agency_id },
          { act: 'mandates.grant', subjectId: subject, purpose: `${kind} ${row.id}` },
        ),
        ...tellGiven(secrets, context, {
          subject,
          employer,
          holder: holder_id,
          holderName: holder_name,
          kind,
        }),
      )
      return mandateView(row, context, (id) => (id === context.actorId ? context.actorName : staffName(id)))
    },
  })
  await forgetWrong(database, guesser)
  return granted
}

/** What is known when it is decided who gets a mandate. */
interface Known {
  readonly context: Context
  readonly given: Given
  readonly kind: EmployerMandate
  /** Whom the telephone logs in. */
  readonly people: readonly { readonly subject_id: string; readonly name: string }[]
  readonly known: readonly MandateRow[]
  /** Who stands on record as the legal representative. */
  readonly principal: string | null
}

function decideGrant({ context, given, kind, people, known, principal }: Known): MandateRow {
  const { today, now, actorId } = context
  const { name, to = null } = given
  if (to !== null && to < today) throw refusalAt('mandates.past', 'to')
  const person = people.find((one) => isSameName(one.name, name))
  if (person === undefined) throw refusalAt('mandates.no-match', 'telephone')
  const isPrincipal = principal !== null && isSameName(principal, person.name)
  if (kind === 'principal' && !isPrincipal) throw refusalAt('mandates.not-the-principal', 'name')
  if (known.some(({ holder_id, stands }) => stands && holder_id === person.subject_id))
    throw refusalAt('mandates.stands', 'name')
  return {
    id: newId(),
    holder_id: person.subject_id,
    // of a principal as the record writes it, by which it is seen at each request that he still is
    holder_name: kind === 'principal' && principal !== null ? principal : person.name,
    kind,
    valid_from: today,
    valid_to: to,
    granted_by: actorId,
    granted_at: now.toISOString(),
    revoked_by: null,
    revoked_at: null,
    stands: true,
  }
}
