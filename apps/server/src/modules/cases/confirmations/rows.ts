import { type Objection, objections } from '@tongban/contracts/confirmations'
import { type Day, dayOf } from '@tongban/policy'

import type { CaseEvent, Confirmed } from '../case.ts'

type Body = Readonly<Record<string, unknown>>

/** What the event says of asking: which rows were asked until when, and which name nobody whom the register knows. */
export function askedBody(
  asked: readonly number[],
  nobody: readonly number[],
  until: Day,
): CaseEvent['body'] {
  return { asked: asked.join(','), nobody: nobody.join(','), until }
}

/** How the rows stand after they were asked. */
export function askedRows(body: Body): readonly Confirmed[] {
  const until = typeof body['until'] === 'string' ? dayOf(body['until']) : null
  const asked = rowsIn(body['asked']).map((row) => ({ row, state: 'asked', until, reason: null }) as const)
  const nobody = rowsIn(body['nobody']).map(
    (row) => ({ row, state: 'nobody', until: null, reason: null }) as const,
  )
  return [...asked, ...nobody].toSorted((one, other) => one.row - other.row)
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

function changed(
  before: readonly Confirmed[] | null,
  rows: readonly number[],
  to: Pick<Confirmed, 'state' | 'reason'>,
): readonly Confirmed[] {
  return (before ?? []).map((one) => (rows.includes(one.row) ? { ...one, ...to } : one))
}

function rowsIn(value: unknown): number[] {
  return typeof value === 'string' && value !== '' ? value.split(',').map(Number) : []
}

function objectionIn(value: unknown): Objection | null {
  return objections.find((known) => known === value) ?? null
}
