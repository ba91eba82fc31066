import { type Objection, objections } from '@tongban/contracts/objection'
import { type Day, dayOf } from '@tongban/policy'

import type { CaseEvent, Confirmed } from '../case.ts'

type Body = Readonly<Record<string, unknown>>

/** Which rows are asked, until when, and which are not: they name nobody whom the register knows, or must wait for their turn. */
export interface Asking {
  readonly asked: readonly number[]
  readonly nobody: readonly number[]
  readonly queued: readonly number[]
  readonly until: Day
}

/** What the event says of asking. @param due the due day of the case, where it has one: that the term ends after it is said */
export function askedBody({ asked, nobody, queued, until }: Asking, due: Day | null): CaseEvent['body'] {
  return {
    asked: asked.join(','),
    nobody: nobody.join(','),
    until,
    ...(queued.length === 0 ? {} : { queued: queued.join(',') }),
    ...(asked.length > 0 && due !== null && until >= due ? { afterDue: true } : {}),
  }
}

/** How the rows stand after they were asked, for the first time or again. */
export function askedRows(before: readonly Confirmed[] | null, body: Body): readonly Confirmed[] {
  const until = typeof body['until'] === 'string' ? dayOf(body['until']) : null
  const asked = rowsIn(body['asked']).map((row) => ({ row, state: 'asked', until, reason: null }) as const)
  const unasked = (['nobody', 'queued'] as const).flatMap((state) =>
    rowsIn(body[state]).map((row) => ({ row, state, until: null, reason: null }) as const),
  )
  const now = [...asked, ...unasked]
  const stays = (before ?? []).filter(({ row }) => !now.some((one) => one.row === row))
  return [...stays, ...now].toSorted((one, other) => one.row - other.row)
}

/** How the rows stand after one of them was answered. */
export function answeredRow(before: readonly Confirmed[] | null, body: Body): readonly Confirmed[] {
  const state = body['confirmed'] === true ? 'yes' : 'no'
  return changed(before, [Number(body['row'])], { state, reason: objectionIn(body['reason']) })
}

/** How the rows stand after the term of some is over. */
export function silentRows(before: readonly Confirmed[] | null, body: Body): readonly Confirmed[] {
  return changed(before, rowsIn(body['rows']), { state: 'silent', reason: null })
}

/** How the rows stand after the office has checked what one of them objected to. */
export function verifiedRow(
  before: readonly Confirmed[] | null,
  body: Body,
  by: string,
): readonly Confirmed[] {
  return (before ?? []).map((one) =>
    one.row === Number(body['row']) ? { ...one, state: 'verified', by } : one,
  )
}

function changed(
  before: readonly Confirmed[] | null,
  rows: readonly number[],
  to: Pick<Confirmed, 'state' | 'reason'>,
): readonly Confirmed[] {
  return (before ?? []).map((one) =>
    rows.includes(one.row) ? { row: one.row, until: one.until, ...to } : one,
  )
}

function rowsIn(value: unknown): number[] {
  return typeof value === 'string' && value !== '' ? value.split(',').map(Number) : []
}

function objectionIn(value: unknown): Objection | null {
  return objections.find((known) => known === value) ?? null
}
