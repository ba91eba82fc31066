import type { CaseView } from '@tongban/contracts/cases'
import type { Declaration } from '@tongban/contracts/declaration'
import type { RosterMember } from '@tongban/contracts/enrolment'
import { memberAnswer } from '@tongban/contracts/roster-member'
import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'

import { Button, Choice, ConfirmDialog, DateField, Notice } from '../../design/index.ts'
import { localText } from '../../platform/language.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { words } from './leave-words.ts'
import { useWindow, WindowOf } from './WindowOf.tsx'

const code = 'staff-decrease'

/** For whom it is done, and where one's cases stand. */
interface For {
  readonly subject: string
  readonly name: string
  readonly hrefOf: (view: Pick<CaseView, 'id'>) => string
}

/**
 * 减员 from the roster: one press at a name, the reason, and one to hand it in, with the month of effect and what has closed said before.
 * @param children draws the roster with what may be done about somebody on it
 */
export function Leaving({
  employer,
  children,
}: {
  employer: For
  children: (actOf: ((member: RosterMember) => ReactNode) | undefined) => ReactNode
}) {
  const item = useRead('GET /api/catalogue/items/:code', { params: { code } })
  const [asked, ask] = useState<RosterMember>()
  const [done, setDone] = useState<{ name: string; view: CaseView }>()
  const declared = item.data
  const actOf =
    declared === undefined
      ? undefined
      : (member: RosterMember): ReactNode =>
          member.leaving === null ? (
            member.to === null && (
              <Button kind="quiet" label={words.leaveOf(member.name)} onPress={() => ask(member)}>
                {words.leave}
              </Button>
            )
          ) : (
            <Link href={employer.hrefOf({ id: member.leaving })}>{words.underWay}</Link>
          )
  return (
    <>
      {done !== undefined && (
        <Notice tone="done" alert>
          <p>
            {words.handed(done.name)} <Link href={employer.hrefOf(done.view)}>{words.follow}</Link>
          </p>
        </Notice>
      )}
      {children(actOf)}
      {asked !== undefined && declared !== undefined && (
        <LeaveDialog
          employer={employer}
          member={asked}
          declaration={declared.declaration}
          version={declared.version}
          onDone={(view) => {
            setDone({ name: asked.name, view })
            ask(undefined)
          }}
          onCancel={() => ask(undefined)}
        />
      )}
    </>
  )
}

function LeaveDialog({
  employer: { subject, name: employerName },
  member,
  declaration,
  version,
  onDone,
  onCancel,
}: {
  employer: For
  member: RosterMember
  declaration: Declaration
  version: number
  onDone: (view: CaseView) => void
  onCancel: () => void
}) {
  const window = useWindow(subject, code)
  const [typed, setMonth] = useState<string>()
  const reasons = reasonsOf(declaration)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const { act, pending, error } = useAct('POST /api/cases')
  const from = typed ?? window?.effect ?? ''
  const handIn = async (): Promise<void> => {
    setTried(true)
    if (reason === '') return
    const form = { employees: [{ member: memberAnswer(member), from, reason }] }
    const view = await act({ body: { subject, item: code, itemVersion: version, form, materials: [] } })
    if (view !== undefined) onDone(view)
  }
  return (
    <ConfirmDialog
      open
      title={words.leaveOf(member.name)}
      verb={words.handIn}
      pending={pending}
      error={error}
      onConfirm={handIn}
      onCancel={onCancel}
    >
      <p>
        <strong>{member.name}</strong> {member.number}
      </p>
      <WindowOf subject={subject} of={declaration} />
      <DateField
        key={window?.effect} // it begins with the month of effect, when that is known
        label={words.month}
        part="month"
        value={from}
        onChange={setMonth}
      />
      <Choice
        label={words.reason}
        value={reason}
        options={reasons}
        onChange={setReason}
        required
        error={tried && reason === '' ? words.mustReason : undefined}
      />
      <p className="soft small">{words.truth(employerName)}</p>
    </ConfirmDialog>
  )
}

function reasonsOf({ form }: Declaration): { value: string; label: string }[] {
  const fields = form.flatMap((field) => field.fields ?? [])
  const choices = fields.find(({ key }) => key === 'reason')?.choices ?? []
  return choices.map(({ value, label }) => ({ value, label: localText(label) }))
}
