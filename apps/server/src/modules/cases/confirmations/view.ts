import type { Path } from '@tongban/contracts/access'
import type { ConfirmationOfRow } from '@tongban/contracts/confirmations'

import type { Case } from '../case.ts'
import type { CaseDeps } from '../deps.ts'

/** An event as far as it may be the answer to a question. */
interface Happened {
  readonly kind: string
  readonly body: object
  readonly note: string | null
}

/** What a case tells only its office: that somebody is asked says that the register knows him, and his words are for who checks. */
const ofTheOffice: ReadonlySet<string> = new Set(['confirmation-asked', 'confirmation-silent'])

/** What is written about somebody whom a row names. */
const ofTheRows: ReadonlySet<string> = new Set(['confirmed', 'objection-verified'])

/** Whether a reader is told of an event; at a counter it would tell more of the register than the throttle of visits allows. */
export function isTold(kind: string, path: Path): boolean {
  return path !== 'counter' || !ofTheOffice.has(kind)
}

/** The words of an event as its reader may see them: opened for the office, none at the counter of who named the person. */
export function wordsOf(
  { secrets }: Pick<CaseDeps, 'secrets'>,
  { kind, body, note }: Happened,
  path: Path,
): string | null {
  if (note === null || !ofTheRows.has(kind)) return note
  if (path === 'counter') return null
  return 'sealed' in body && body.sealed === true ? secrets.open(Buffer.from(note, 'base64')) : note
}

/**
 * How the rows of a case stand for whoever handles it: as its log says, and what a case has left open when it ended is asked no
 * more. At a counter, where the employer's side stands, only a yes, a no and that it was checked are told, and nothing else of it: whom the register
 * knows, whose words they are and why stays with the office.
 */
export function confirmationsShown(
  deps: Pick<CaseDeps, 'secrets'>,
  { confirmations, outcome }: Case,
  events: readonly Happened[],
  path: Path,
): ConfirmationOfRow[] {
  const ended = outcome !== null
  return (confirmations ?? []).map(({ row, state, until, reason }) => {
    const said = state === 'yes' || state === 'no' || state === 'verified'
    if (path === 'counter')
      return { row, state: said ? state : ended ? 'void' : 'asked', until: null, reason: null, note: null }
    const isOpen = state === 'asked' || state === 'queued'
    return {
      row,
      state: isOpen && ended ? 'void' : state,
      until,
      reason,
      note: noteOf(deps, events, row, path),
    }
  })
}

function noteOf(
  deps: Pick<CaseDeps, 'secrets'>,
  events: readonly Happened[],
  row: number,
  path: Path,
): string | null {
  const last = events.findLast(({ kind, body }) => kind === 'confirmed' && 'row' in body && body.row === row)
  return last === undefined ? null : wordsOf(deps, last, path)
}
