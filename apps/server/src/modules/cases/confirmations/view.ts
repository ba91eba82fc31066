import type { ConfirmationOfRow } from '@tongban/contracts/confirmations'

import type { Case } from '../case.ts'

/** An event as far as it may be the answer to a question. */
interface Happened {
  readonly kind: string
  readonly body: object
  readonly note: string | null
}

/**
 * How the rows of a case stand for whoever handles it: as its log says, and what a case has left open when it ended is asked no
 * more.
 */
export function confirmationsShown(
  { confirmations, outcome }: Case,
  events: readonly Happened[],
): ConfirmationOfRow[] {
  return (confirmations ?? []).map((one) => ({
    ...one,
    state: one.state === 'asked' && outcome !== null ? 'void' : one.state,
    note: noteOf(events, one.row),
  }))
}

function noteOf(events: readonly Happened[], row: number): string | null {
  return (
    events.find(({ kind, body }) => kind === 'confirmed' && 'row' in body && body.row === row)?.note ?? null
  )
}
