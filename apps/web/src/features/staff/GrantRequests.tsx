import type { GrantRequest } from '@tongban/contracts/staff'
import { useState } from 'react'

import { Badge, Loaded, Panel, Table, TwoAnswers, Verdict } from '../../design/index.ts'
import { call } from '../../platform/client.ts'
import { dayText, instantText } from '../../platform/format.ts'
import { useRead, useSending } from '../../platform/use.ts'
import { may, roleNames, useMe } from '../session/index.ts'
import { words } from './words.ts'

/** Whose turn a request is: state, act, name and route of the step that comes next. */
const turns = [
  {
    state: 'requested',
    act: 'staff.check-grant',
    name: words.turns.check,
    route: 'POST /api/staff/grant-requests/:id/check',
  },
  {
    state: 'checked',
    act: 'staff.head-grant',
    name: words.turns.head,
    route: 'POST /api/staff/grant-requests/:id/head',
  },
  {
    state: 'approved',
    act: 'staff.apply-grant',
    name: words.turns.system,
    route: 'POST /api/staff/grant-requests/:id/system',
  },
] as const
type Turn = (typeof turns)[number]

/** 授权台账: every request with all who signed it, and the button of whoever's turn it is. */
export function GrantRequests() {
  const requests = useRead('GET /api/staff/grant-requests')
  const [chosen, choose] = useState<{ request: GrantRequest; turn: Turn; agree: boolean }>()
  return (
    <Panel title={words.requests}>
      <Loaded of={requests}>
        {({ rows }) => (
          <Table
            title={words.requests}
            rows={rows}
            keyOf={({ id }) => id}
            empty={words.noRequests}
            columns={[
              { head: words.whom, render: ({ staffName }) => staffName },
              {
                head: words.role,
                render: ({ role, agencyName, post }) =>
                  `${roleNames[role]} · ${agencyName} · ${words.posts[post]}`,
                wrap: true,
              },
              { head: words.period, render: ({ from, to }) => `${dayText(from)} 到 ${dayText(to)}` },
              { head: words.reason, render: ({ reason }) => reason, wrap: true },
              { head: words.state, render: ({ state }) => <State of={state} /> },
              { head: words.signatures, render: (request) => <Signatures of={request} />, wrap: true },
              {
                head: words.acts,
                render: (request) => (
                  <TurnOf request={request} onChoose={(turn, agree) => choose({ request, turn, agree })} />
                ),
              },
            ]}
          />
        )}
      </Loaded>
      {chosen !== undefined && <Decision {...chosen} onClose={() => choose(undefined)} />}
    </Panel>
  )
}

function State({ of }: { of: GrantRequest['state'] }) {
  const tone = of === 'granted' ? 'done' : of === 'refused' ? 'danger' : 'info'
  return <Badge tone={tone}>{words.states[of]}</Badge>
}

function Signatures({ of }: { of: GrantRequest }) {
  return (
    <ul className="plain">
      {of.signatures.map(({ act, staffName, at, note }) => (
        <li key={`${act}${at}`}>
          {staffName} {instantText(at)} {note}
        </li>
      ))}
    </ul>
  )
}

function TurnOf({
  request,
  onChoose,
}: {
  request: GrantRequest
  onChoose: (turn: Turn, agree: boolean) => void
}) {
  const me = useMe()
  const turn = turns.find(({ state, act }) => state === request.state && may(me, act))
  if (turn === undefined) return null
  return (
    <TwoAnswers
      agreeTo={`${turn.name} ${request.staffName} ${words.agree}`}
      refuseTo={`${turn.name} ${request.staffName} ${words.refuse}`}
      onChoose={(agree) => onChoose(turn, agree)}
    />
  )
}

function Decision({
  request,
  turn,
  agree,
  onClose,
}: {
  request: GrantRequest
  turn: Turn
  agree: boolean
  onClose: () => void
}) {
  const sending = useSending<GrantRequest>()
  const say = async (note: string): Promise<void> => {
    const sent = { params: { id: request.id }, body: { agree, note } }
    const done = await sending.send(
      JSON.stringify([turn.route, sent]),
      async (key) => await call(turn.route, sent, key),
    )
    if (done !== undefined) onClose()
  }
  return (
    <Verdict
      title={`${turn.name}：${request.staffName}，${roleNames[request.role]}`}
      agree={agree}
      noted
      pending={sending.pending}
      error={sending.error}
      onSay={say}
      onCancel={onClose}
    />
  )
}
