import { useState } from 'react'

import { Button, ConfirmDialog, Fault, Loaded, Table, TextField } from '../../design/index.ts'
import type { Read } from '../../platform/client.ts'
import { dayText } from '../../platform/format.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { may, roleNames, useMe } from '../session/index.ts'
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
          <EndGrant member={member} grant={grant} />
        </li>
      ))}
    </ul>
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
        onConfirm={confirm}
        onCancel={() => setOpen(false)}
      >
        {end.error !== null && <Fault error={end.error} />}
        {help !== undefined && <p>{help}</p>}
      </ConfirmDialog>
    </>
  )
}
