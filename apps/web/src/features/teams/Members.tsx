import { rights } from '@tongban/contracts/access'
import { addDays, dayOf } from '@tongban/policy'
import { type FormEvent, useState } from 'react'

import {
  Button,
  Checkbox,
  ConfirmDialog,
  DateField,
  Fault,
  Panel,
  Select,
  Table,
} from '../../design/index.ts'
import { dayText } from '../../platform/format.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { useMe } from '../session/index.ts'
import type { Team } from './team.ts'
import { words } from './words.ts'

type Member = Team['members'][number]

/** Who is to become a member, as it is typed. */
interface Typed {
  readonly staff: string
  readonly isHead: boolean
  readonly from: string
  readonly to: string
}

/** 组员: who is or will be of the team, each with his days; another is added below. */
export function Members({ team }: { team: Team }) {
  return (
    <Panel title={words.members}>
      <div className="stack">
        <Table
          title={words.members}
          rows={team.members}
          keyOf={({ id }) => id}
          empty={words.noMembers}
          columns={[
            { head: words.staff, render: ({ staffName }) => staffName },
            { head: words.role, render: ({ isHead }) => (isHead ? words.isHead : words.member) },
            {
              head: words.days,
              render: ({ from, to }) => words.until(dayText(from), to === null ? null : dayText(to)),
            },
            { head: words.act, render: (member) => <End team={team} member={member} /> },
          ]}
        />
        {team.closedFrom === null && <Add key={team.members.length} team={team} />}
      </div>
    </Panel>
  )
}

function End({ team, member }: { team: Team; member: Member }) {
  const { today } = useMe()
  const [open, setOpen] = useState(false)
  const end = useAct('POST /api/teams/:team/members/:member/end')
  const confirm = async (): Promise<void> => {
    const params = { team: team.id, member: member.id }
    if ((await end.act({ params, body: { on: addDays(dayOf(today), -1) } })) !== undefined) setOpen(false)
  }
  return (
    <>
      <Button kind="quiet" onPress={() => setOpen(true)}>
        {words.end}
        <span className="hidden-words"> {member.staffName}</span>
      </Button>
      <ConfirmDialog
        open={open}
        title={words.endTitle(member.staffName)}
        verb={words.end}
        pending={end.pending}
        error={end.error}
        onConfirm={confirm}
        onCancel={() => setOpen(false)}
      >
        <p>{words.endHelp}</p>
      </ConfirmDialog>
    </>
  )
}

function Add({ team }: { team: Team }) {
  const { today } = useMe()
  const [typed, setTyped] = useState<Typed>({ staff: '', isHead: false, from: today, to: '' })
  const [tried, setTried] = useState(false)
  const members = useRead('GET /api/staff')
  const add = useAct('POST /api/teams/:team/members')
  const able = (members.data?.rows ?? []).filter(({ grants }) =>
    grants.some(
      ({ role, agencyId, endedOn }) =>
        rights[role].path === 'office' && agencyId === team.agencyId && endedOn === null,
    ),
  )
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setTried(true)
    if (typed.staff === '') return
    const body = { ...typed, to: typed.to === '' ? null : typed.to }
    await add.act({ params: { team: team.id }, body })
  }
  return (
    <form className="stack" onSubmit={(event) => void send(event)}>
      {add.error !== null && <Fault error={add.error} />}
      <div className="columns">
        <Select
          label={words.staff}
          value={typed.staff}
          required
          error={tried && typed.staff === '' ? words.staffMust : undefined}
          onChange={(staff) => setTyped({ ...typed, staff })}
          options={able.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <DateField
          label={words.from}
          value={typed.from}
          required
          onChange={(from) => setTyped({ ...typed, from })}
        />
        <DateField
          label={words.to}
          hint={words.toHint}
          value={typed.to}
          onChange={(to) => setTyped({ ...typed, to })}
        />
      </div>
      <Checkbox checked={typed.isHead} onChange={(isHead) => setTyped({ ...typed, isHead })}>
        {words.isHead}
      </Checkbox>
      <div>
        <Button submit pending={add.pending}>
          {words.addMember}
        </Button>
      </div>
    </form>
  )
}
