import type { ratingsRoutes } from '@tongban/contracts/ratings'
import { callBackDue } from '@tongban/policy'
import type { z } from 'zod'

import { type Context, scopeOf } from '../../platform/context.ts'
import { type Command, once } from '../../platform/once.ts'
import { Refusal, refusalAt } from '../../platform/refusal.ts'
import { refuseGuessing } from '../../platform/throttle.ts'
import type { RatingDeps } from './deps.ts'
import { requireOwn } from './give.ts'
import { type Rated, recordRating, type Said } from './record.ts'

/** 没办成, in somebody's own words. */
export type NotDone = z.output<(typeof ratingsRoutes)['POST /api/not-done']['body']>

/** A whole hall, or a city behind one address of its operator, in an hour. */
const ofPlace = { tries: 60, minutes: 60 } as const
/** Somebody who says the same again and again. */
const ofTelephone = { tries: 5, minutes: 60 } as const

/**
 * 没办成: somebody who is logged in says what he could not get done; he reads the answer in his hall.
 * @throws Refusal ratings.none, ratings.place, ratings.too-often
 */
export async function tellNotDone(
  deps: RatingDeps,
  context: Context,
  command: Command,
  { subject, ...told }: NotDone & { readonly subject: string },
): Promise<{ done: true }> {
  requireOwn(context, subject)
  requirePlace(deps, told)
  await refuseTooOften(deps, context, `not done of ${subject}`, ofPlace)
  return await once(deps.database, context, command, {
    scope: scopeOf(context),
    subject,
    load: [] as const,
    run: (tx) => {
      tx.record(...recordRating(deps.secrets, context, ratedOf(context, told, subject), saidOf(told)))
      return { done: true } as const
    },
  })
}

/**
 * 没办成, of anybody: known to nobody, called back where he has left a telephone.
 * @param from the address that it comes from
 * @throws Refusal ratings.place, ratings.too-often
 */
export async function tellNotDonePublicly(
  deps: RatingDeps,
  context: Context,
  told: NotDone,
  from: string,
): Promise<{ done: true }> {
  requirePlace(deps, told)
  await refuseTooOften(deps, context, `not done from ${from}`, ofPlace)
  if (told.telephone !== '')
    await refuseTooOften(
      deps,
      context,
      `not done at ${deps.secrets.fingerprint(told.telephone)}`,
      ofTelephone,
    )
  await deps.database.transaction({ path: 'worker' }, async (tx) => {
    await Promise.resolve()
    tx.record(...recordRating(deps.secrets, context, ratedOf(context, told, null), saidOf(told)))
  })
  return { done: true }
}

/** The agencies that serve people, each with its outlets: where it was. */
export function placesOf(
  { agencies, outlets }: Pick<RatingDeps, 'agencies' | 'outlets'>,
  { law, today }: Context,
) {
  const all = outlets.all()
  const rows = agencies.all().map(({ id, name, area }) => ({
    id,
    name,
    area,
    outlets: all.flatMap((outlet) => (outlet.agencyId === id ? [{ id: outlet.id, name: outlet.name }] : [])),
  }))
  return { rows, callBackDays: callBackDue(law, today).length }
}

function requirePlace({ agencies, outlets }: RatingDeps, { agencyId, outletId }: NotDone): void {
  if (agencies.find(agencyId) === undefined) throw refusalAt('ratings.place', 'agencyId')
  if (outletId !== null && outlets.find(outletId)?.agencyId !== agencyId)
    throw refusalAt('ratings.place', 'outletId')
}

async function refuseTooOften(
  { database }: RatingDeps,
  { now }: Context,
  who: string,
  patience: { readonly tries: number; readonly minutes: number },
): Promise<void> {
  await refuseGuessing(database, who, now, patience).catch((cause: unknown) => {
    throw cause instanceof Refusal ? new Refusal('ratings.too-often') : cause
  })
}

function ratedOf({ now }: Context, { agencyId, outletId }: NotDone, subject: string | null): Rated {
  return {
    about: 'nothing',
    about_id: null,
    subject_id: subject,
    agency_id: agencyId,
    outlet_id: outletId,
    item: null,
    served_at: now,
    hands: [],
  }
}

function saidOf({ what, words, name, telephone }: NotDone): Said {
  const contact = { what, name: name === '' ? null : name, telephone: telephone === '' ? null : telephone }
  return { judgement: 'not-done', reasons: [], words, contact }
}
