import type { CaseDetail } from '@tongban/contracts/cases'
import type { ConfirmationOfRow } from '@tongban/contracts/confirmations'
import type { Declaration } from '@tongban/contracts/declaration'

import { Badge, Notice, Panel, type Tone } from '../../design/index.ts'
import { dayText } from '../../platform/format.ts'
import { Verify } from './Verify.tsx'
import { words } from './words.ts'

const tones = {
  asked: 'warn',
  yes: 'done',
  no: 'danger',
  verified: 'warn',
  silent: 'plain',
  nobody: 'plain',
  queued: 'warn',
  void: 'plain',
} satisfies Record<ConfirmationOfRow['state'], Tone>

/** What each says whom a case names, and what that means for the decision; nothing where the item asks nobody. */
export function ConfirmationsOf({
  detail,
  declaration,
  atCounter = false,
}: {
  detail: CaseDetail
  declaration: Declaration | undefined
  /** Where the employer's side stands. */
  atCounter?: boolean
}) {
  const { confirmations, form, acceptedOn, outcome, dueOn } = detail
  const asks = declaration?.confirmation
  if (asks === undefined || acceptedOn === null) return null
  if (confirmations.length === 0 && outcome !== null) return null
  const open = outcome === null
  const nameOf = ({ row }: ConfirmationOfRow): string =>
    nameIn(form[asks.group], row, asks.name) ?? words.rowOf(row + 1)
  return (
    <Panel title={words.ofCase}>
      <div className="stack">
        <ul className="plain stack">
          {confirmations.map((one) => (
            <li key={one.row} className="row">
              <strong>{nameOf(one)}</strong>
              <Badge tone={tones[one.state]}>{textOf(one)}</Badge>
              <span className="soft">{saidBeside(one)}</span>
              {one.state === 'no' && detail.can.includes('verification') && (
                <Verify detail={detail} row={one.row} name={nameOf(one)} />
              )}
            </li>
          ))}
        </ul>
        {confirmations.length === 0 && <p className="soft">{words.toBeAsked}</p>}
        {open && confirmations.some((one) => isAfter(one, dueOn)) && <p className="soft">{words.afterDue}</p>}
        {open && <Hindrance of={confirmations} atCounter={atCounter} />}
      </div>
    </Panel>
  )
}

/** Asked so late that the term does not end before the case is due. */
function isAfter({ state, until }: ConfirmationOfRow, dueOn: string | null): boolean {
  return state === 'asked' && until !== null && dueOn !== null && until >= dueOn
}

function Hindrance({
  of: confirmations,
  atCounter,
}: {
  of: readonly ConfirmationOfRow[]
  atCounter: boolean
}) {
  const is = (wanted: ConfirmationOfRow['state']): boolean =>
    confirmations.some(({ state }) => state === wanted)
  if (!is('no') && !is('asked') && !is('queued')) return null
  return (
    <Notice tone={is('no') ? 'danger' : 'warn'}>
      <p>{is('no') ? (atCounter ? words.objectedAtCounter : words.objected) : words.stillOpen}</p>
    </Notice>
  )
}

function textOf({ state, until, reason }: ConfirmationOfRow): string {
  if (state === 'asked' && until !== null) return words.askedUntil(dayText(until))
  if (state === 'no' && reason !== null) return words.objects(words.reasons[reason])
  return words.rowStates[state]
}

/** His own words, or what his silence means. */
function saidBeside({ state, note }: ConfirmationOfRow): string | null {
  return state === 'silent' || state === 'nobody' || state === 'queued' ? words.notes[state] : note
}

/** The name in a row of the group; null where there is none to be read. */
function nameIn(rows: unknown, row: number, key: string): string | null {
  const found: unknown = Array.isArray(rows) ? rows[row] : undefined
  if (typeof found !== 'object' || found === null) return null
  const name: unknown = Object.entries(found).find(([field]) => field === key)?.[1]
  return typeof name === 'string' && name !== '' ? name : null
}
