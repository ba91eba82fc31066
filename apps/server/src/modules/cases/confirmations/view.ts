import type { ConfirmationOfRow } from '@tongban/contracts/confirmations'
import type { Day } from '@tongban/policy'

import type { Case } from '../case.ts'

/** An event as far as it may be the answer to a question. */
interface Happened {
  readonly kind: string
  readonly body: object
  readonly note: string | null
}

/**
 * How the rows of a case stand for whoever handles it. What nobody answered in time counts as silent as soon as the day is
 * over, and what a case has left open when it ended is asked no more.
 */
export function confirmationsShown(
  { confirmations, outcome, closed_on: closed }: Case,
  events: readonly Happened[],
  today: Day,
): ConfirmationOfRow[] {
  return (confirmations ?? []).map((one) => {
    const isOver = one.state === 'asked' && one.until !== null && one.until < (closed ?? today)
    const open = outcome === null ? one.state : 'void'
    return {
      ...one,
      state: one.state !== 'asked' ? one.state : isOver ? 'silent' : open,
      note: noteOf(events, one.row),
    }
  })
}

function noteOf(events: readonly Happened[], row: number): string | null {
  return (
    events.find(({ kind, body }) => kind === 'confirmed' && 'row' in body && body.row === row)?.note ?? null
  )
}
