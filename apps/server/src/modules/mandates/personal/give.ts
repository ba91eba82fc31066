import { mandateMonthsAtMost } from '@tongban/contracts/access'
import type { PersonalMandateView } from '@tongban/contracts/personal-mandates'
import { addMonths, type Day } from '@tongban/policy'

import { lookWithin } from '../../../platform/audit.ts'
import { type Context, newId } from '../../../platform/context.ts'
import { type Command, once } from '../../../platform/once.ts'
import { Refusal, refusalAt } from '../../../platform/refusal.ts'
import { forgetWrong, refuseGuessing } from '../../../platform/throttle.ts'
import { takeTurn } from '../../../platform/turns.ts'
import { whoLogsIn } from '../../accounts/index.ts'
import { isSameName } from '../../people/index.ts'
import { readIdentification, requireShown } from '../../visits/index.ts'
import type { PersonalDeps } from './deps.ts'
import { openingOfOwn, personalView, requireOwnOrVisit } from './find.ts'
import { findCard, findGivenBy, insertPersonal, type PersonalRow, revokePersonal } from './store.ts'
import { tellPeople } from './tell.ts'

/** To whom a mandate is given, for what, and until when: by the telephone with which he logs in and his name (D-50). */
export interface GivenPersonal {
  readonly subject: string
  readonly telephone: string
  readonly name: string
  readonly kind: 'family' | 'proxy'
  readonly items: readonly string[] | null
  readonly to: Day
}

/**
 * 授权家人或受托人: somebody asks another, who has said at a login of his own who he is, to act for him until a day. It counts once that
 * one accepts. Who has no telephone gives it at a counter, where his document was seen. Tries are counted: who has which telephone is
 * not to be guessed here.
 * @throws Refusal visits.none, visits.not-shown, mandates.none, mandates.no-holder, mandates.oneself, mandates.given-already,
 * mandates.past, mandates.too-long, mandates.item, login.locked, general.kin
 */
export async function givePersonal(
  deps: PersonalDeps,
  context: Context,
  command: Command,
  given: GivenPersonal,
): Promise<PersonalMandateView> {
  const { database, secrets } = deps
  const { subject } = given
  const guesser = `personal mandate of ${context.actorId} for ${subject}`
  await refuseGuessing(database, guesser, context.now)
  const view = await once(database, context, command, {
    scope: { path: 'worker' },
    subject,
    load: [
      takeTurn(`mandates ${subject}`),
      openingOfOwn(context, subject),
      readIdentification(context, subject),
      findCard(subject),
      whoLogsIn(secrets, given.telephone),
      findGivenBy(subject),
    ] as const,
    admit: ([, opened, identified]) => {
      requireOwnOrVisit(context, subject, opened)
      if (context.path === 'counter') requireShown(identified)
    },
    run: (tx, [, , , [himself], people, known]) => {
      if (himself === undefined) throw new Refusal('mandates.none')
      const seen = people.filter((one) => !deps.isHidden(one.subject_id, context.opensShielded))
      const row = decideGiving(deps, context, given, { name: himself.name, people: seen, known })
      const agencyId = speaker(deps, context)
      tx.record(
        ...known
          .filter(({ holder_id, revoked_at }) => holder_id === row.holder_id && revoked_at === null)
          .map(({ id }) => revokePersonal(subject, id, context.actorId, context.now)),
        insertOf(row),
        lookWithin(
          { ...context, agencyId },
          { act: 'mandates.give', subjectId: subject, purpose: `${row.kind} ${row.id}` },
        ),
        ...tellPeople(secrets, context, { agencyId, kind: 'acting-offered', to: ['holder'] }, row),
        // at home he did it himself; at a counter somebody stood there with his document
        ...(context.path === 'counter'
          ? tellPeople(secrets, context, { agencyId, kind: 'acting-given', to: ['subject'] }, row)
          : []),
      )
      return personalView(deps, context, row, 'given')
    },
  })
  await forgetWrong(database, guesser)
  return view
}

/** Writes a mandate as it rests. */
export function insertOf(row: PersonalRow) {
  return insertPersonal(
    row.subject_id,
    row.id,
    row.subject_name,
    row.holder_id,
    row.holder_name,
    row.kind,
    row.items,
    row.valid_from,
    row.valid_to,
    row.granted_by,
    row.granted_at,
    row.outlet_id,
    row.agency_id,
    row.cause,
    row.accepted_at,
  )
}

/** Who speaks to people about their mandates: the agency of the counter, or the desk of the city. */
export function speaker(
  { agencies }: Pick<PersonalDeps, 'agencies'>,
  { agencyId }: Pick<Context, 'agencyId'>,
): string {
  return agencyId ?? agencies.all().find(({ routingDesk }) => routingDesk)?.id ?? ''
}

interface KnownPeople {
  readonly name: string
  /** Whom the telephone logs in. */
  readonly people: readonly { readonly subject_id: string; readonly name: string }[]
  /** What he gave before. */
  readonly known: readonly PersonalRow[]
}

function decideGiving(
  deps: PersonalDeps,
  context: Context,
  given: GivenPersonal,
  { name, people, known }: KnownPeople,
): PersonalRow {
  const { today, now } = context
  requireTerm(given, today)
  requireItems(deps, given)
  const holder = people.find((one) => isSameName(one.name, given.name))
  if (holder === undefined) throw refusalAt('mandates.no-holder', 'telephone')
  if (holder.subject_id === given.subject) throw refusalAt('mandates.oneself', 'name')
  requireNoKin(context, holder.subject_id)
  const before = known.find((row) => row.holder_id === holder.subject_id && row.revoked_at === null)
  if (before !== undefined && before.valid_to >= today) throw refusalAt('mandates.given-already', 'name')
  return {
    subject_id: given.subject,
    id: newId(),
    subject_name: name,
    holder_id: holder.subject_id,
    holder_name: holder.name,
    kind: given.kind,
    items: given.items === null ? null : [...new Set(given.items)],
    valid_from: today,
    valid_to: given.to,
    granted_by: context.actorId,
    granted_at: now.toISOString(),
    outlet_id: context.outletId,
    agency_id: context.agencyId,
    cause: null,
    accepted_at: null,
    revoked_by: null,
    revoked_at: null,
  }
}

/** 回避: a member of staff makes neither himself nor one of his family the one who acts for somebody. @throws Refusal general.kin */
export function requireNoKin(
  { ownSubjectId, closed = [] }: Pick<Context, 'ownSubjectId' | 'closed'>,
  holder: string,
): void {
  if (ownSubjectId === holder || closed.includes(holder)) throw new Refusal('general.kin')
}

/** An end is required, and it is not further away than such a mandate lasts. */
function requireTerm({ kind, to }: GivenPersonal, today: Day): void {
  if (to < today) throw refusalAt('mandates.past', 'to')
  if (to > addMonths(today, mandateMonthsAtMost[kind])) throw refusalAt('mandates.too-long', 'to')
}

/** Items that people hand in at home themselves, and that no reason keeps for the person alone. */
function requireItems({ catalogue }: PersonalDeps, { items }: GivenPersonal): void {
  const open = (items ?? []).every((code) => {
    const declared = catalogue.current(code)?.declaration
    return declared?.halls.includes('person') === true && declared.neverByMandate === undefined
  })
  if (!open) throw refusalAt('mandates.item', 'items')
}
