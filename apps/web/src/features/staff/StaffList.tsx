import { useState } from 'react'

import { Badge, Button, ConfirmDialog, DateField, Loaded, Table, TextField } from '../../design/index.ts'
import type { Read } from '../../platform/client.ts'
import { dayText } from '../../platform/format.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { may, roleNames, useMe } from '../session/index.ts'
import { AskRenewal } from './AskRenewal.tsx'
import { InvitationLink } from './InvitationLink.tsx'
import { TakeOn } from './TakeOn.tsx'
import { words } from './words.ts'

type Member = Read<'GET /api/staff'>['rows'][number]
type Grant = Member['grants'][number]

/** Who works here with which grants; those who may take a grant back or end somebody's logins do it here. */
export function StaffList() {
  const me = useMe()
  const staff = useRead('GET /api/staff')
  const [search, setSearch] = useState('')
  return (
    <div className="stack">
      {may(me, 'staff.keep') && <TakeOn />}
      <div className="narrow">
        <TextField
          label={words.find}
          hint={words.findHint}
          type="search"
          value={search}
          onChange={setSearch}
        />
      </div>
      <Loaded of={staff}>
        {({ rows }) => (
          <Table
            title={words.staff}
            rows={rows.filter(({ name, username }) => `${name} ${username}`.includes(search.trim()))}
            keyOf={({ id }) => id}
            empty={words.none}
            columns={[
              { head: words.name, render: ({ name }) => name },
              { head: words.username, render: ({ username }) => username },
              { head: words.grants, render: (member) => <GrantsOf member={member} />, wrap: true },
              { head: words.standing, render: (member) => <Standing of={member} />, wrap: true },
              ...(may(me, 'staff.keep')
                ? [{ head: words.leave, render: (member: Member) => <Leave member={member} /> }]
                : []),
              ...(may(me, 'login.end-others')
                ? [{ head: words.acts, render: (member: Member) => <EndSessions member={member} /> }]
                : []),
            ]}
          />
        )}
      </Loaded>
    </div>
  )
}

function GrantsOf({ member }: { member: Member }) {
  const open = member.grants.filter(({ endedOn }) => endedOn === null)
  if (open.length === 0) return <span className="soft">{words.noGrants}</span>
  return (
    <ul className="plain">
      {open.map((grant) => (
        <li key={grant.id} className="row">
          {roleNames[grant.role]} · {grant.agencyName} · {words.posts[grant.post]}
          {grant.to !== null && <span className="soft">到 {dayText(grant.to)}</span>}
          <Shorten member={member} grant={grant} />
          <EndGrant member={member} grant={grant} />
        </li>
      ))}
    </ul>
  )
}

function Standing({ of }: { of: Member }) {
  const me = useMe()
  if (of.leftOn !== null) return <Badge tone="warn">{words.leavesOn(dayText(of.leftOn))}</Badge>
  if (of.signsIn)
    return (
      <>
        <span className="soft">{words.ready}</span>
        {may(me, 'staff.ask-renewal') && me.staffId !== of.id && <AskRenewal id={of.id} name={of.name} />}
      </>
    )
  return (
    <>
      <Badge tone="info">{words.notYet}</Badge>
      {may(me, 'staff.keep') && <InvitationLink id={of.id} name={of.name} />}
    </>
  )
}

function Leave({ member }: { member: Member }) {
  const end = useAct('POST /api/staff/:id/leaving')
  if (member.leftOn !== null) return null
  return (
    <LastDay
      verb={words.leave}
      about={member.name}
      title={words.leaveTitle(member.name)}
      help={words.leaveHelp}
      pending={end.pending}
      error={end.error}
      onDay={async (lastDay) => await end.act({ params: { id: member.id }, body: { lastDay } })}
    />
  )
}

function Shorten({ member, grant }: { member: Member; grant: Grant }) {
  const me = useMe()
  const end = useAct('POST /api/staff/grants/:id/last-day')
  if (!may(me, 'staff.apply-grant')) return null
  return (
    <LastDay
      verb={words.shorten}
      about={`${member.name} ${roleNames[grant.role]}`}
      title={words.shortenTitle(member.name, roleNames[grant.role])}
      help={words.shortenHelp}
      pending={end.pending}
      error={end.error}
      onDay={async (lastDay) => await end.act({ params: { id: grant.id }, body: { lastDay } })}
    />
  )
}

/** An act that ends with a day which is asked for. */
function LastDay({
  verb,
  about,
  title,
  help,
  pending,
  error,
  onDay,
}: {
  verb: string
  about: string
  title: string
  help: string
  pending: boolean
  error: { message: string; request: string } | null
  onDay: (day: string) => Promise<unknown>
}) {
  const { today } = useMe()
  const [open, setOpen] = useState(false)
  const [day, setDay] = useState<string>(today)
  const [fault, setFault] = useState<string>()
  const confirm = async (): Promise<void> => {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return setFault(words.dayWrong)
    setFault(undefined)
    if ((await onDay(day)) !== undefined) setOpen(false)
  }
  return (
    <>
      <Button kind="quiet" onPress={() => setOpen(true)}>
        {verb}
        <span className="hidden-words"> {about}</span>
      </Button>
      <ConfirmDialog
        open={open}
        title={title}
        verb={verb}
        kind="danger"
        pending={pending}
        error={error}
        onConfirm={confirm}
        onCancel={() => setOpen(false)}
      >
        <p>{help}</p>
        <DateField label={words.lastDay} value={day} onChange={setDay} error={fault} required />
      </ConfirmDialog>
    </>
  )
}

function EndGrant({ member, grant }: { member: Member; grant: Grant }) {
  const me = useMe()
  const end = useAct('POST /api/staff/grants/:id/end')
  if (!may(me, 'staff.apply-grant')) return null
  return (
    <Confirmed
      verb={words.endGrant}
      about={`${member.name} ${roleNames[grant.role]}`}
      title={words.endGrantTitle(member.name, roleNames[grant.role])}
      end={{ ...end, act: async () => await end.act({ params: { id: grant.id } }) }}
    />
  )
}

function EndSessions({ member }: { member: Member }) {
  const end = useAct('POST /api/staff/:id/sessions/end')
  return (
    <Confirmed
      verb={words.endSessions}
      about={member.name}
      title={words.endSessionsTitle(member.name)}
      help={words.endSessionsHelp}
      end={{ ...end, act: async () => await end.act({ params: { id: member.id } }) }}
    />
  )
}

function Confirmed({
  verb,
  about,
  title,
  help,
  end,
}: {
  verb: string
  about: string
  title: string
  help?: string
  end: { act: () => Promise<unknown>; pending: boolean; error: { message: string; request: string } | null }
}) {
  const [open, setOpen] = useState(false)
  const confirm = async (): Promise<void> => {
    if ((await end.act()) !== undefined) setOpen(false)
  }
  return (
    <>
      <Button kind="quiet" onPress={() => setOpen(true)}>
        {verb}
        <span className="hidden-words"> {about}</span>
      </Button>
      <ConfirmDialog
        open={open}
        title={title}
        verb={verb}
        kind="danger"
        pending={end.pending}
        error={end.error}
        onConfirm={confirm}
        onCancel={() => setOpen(false)}
      >
        {help !== undefined && <p>{help}</p>}
      </ConfirmDialog>
    </>
  )
}
