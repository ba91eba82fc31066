import { Link } from 'wouter'

import { Badge, Loaded, Panel, Table } from '../../design/index.ts'
import { dayText } from '../../platform/format.ts'
import { addressWith, usePlace } from '../../platform/place.ts'
import { useRead } from '../../platform/use.ts'
import { Members } from './Members.tsx'
import { isNew, type Team, teamsAddress } from './team.ts'
import { TeamForm } from './TeamForm.tsx'
import { words } from './words.ts'

/** 组: all teams of the agencies, and the form and members of the one that the address names. */
export function TeamsPage() {
  const [{ team }] = usePlace()
  const teams = useRead('GET /api/teams')
  return (
    <Loaded of={teams}>
      {({ rows }) => {
        const found = rows.find(({ id }) => id === team)
        if (found === undefined && team !== isNew) return <TeamList teams={rows} />
        return (
          <>
            <p>
              <Link href={teamsAddress}>{words.back}</Link>
            </p>
            <TeamForm key={`${team ?? ''} ${found?.version ?? 0}`} team={found} />
            {found !== undefined && <Members team={found} />}
          </>
        )
      }}
    </Loaded>
  )
}

function TeamList({ teams }: { teams: readonly Team[] }) {
  const items = useRead('GET /api/catalogue/items')
  const nameOf = (code: string): string => items.data?.rows.find((item) => item.code === code)?.name ?? code
  return (
    <Panel title={words.teams}>
      <div className="stack">
        <p className="soft">{words.explain}</p>
        <p>
          <Link className="button" href={addressWith(teamsAddress, { team: isNew })}>
            {words.add}
          </Link>
        </p>
        <Table
          title={words.teams}
          rows={teams}
          keyOf={({ id }) => id}
          empty={words.none}
          columns={[
            { head: words.name, render: ({ name }) => name, wrap: true },
            { head: words.agency, render: ({ agencyName }) => agencyName, wrap: true },
            {
              head: words.items,
              render: (team) => (team.items === null ? words.allItems : team.items.map(nameOf).join('、')),
              wrap: true,
            },
            {
              head: words.channels,
              render: ({ channels }) => channels.map((one) => words.channelNames[one]).join('、'),
              wrap: true,
            },
            { head: words.members, render: (team) => <Working of={team} />, wrap: true },
            { head: words.standing, render: (team) => <Standing of={team} /> },
            {
              head: words.act,
              render: ({ id, name }) => (
                <Link href={addressWith(teamsAddress, { team: id })} aria-label={words.editOf(name)}>
                  {words.edit}
                </Link>
              ),
            },
          ]}
        />
      </div>
    </Panel>
  )
}

function Working({ of: { working, closedFrom } }: { of: Team }) {
  if (working > 0 || closedFrom !== null) return <>{words.working(working)}</>
  return <Badge tone="warn">{words.working(working)}</Badge>
}

function Standing({ of: { closedFrom } }: { of: Team }) {
  if (closedFrom === null) return <Badge tone="done">{words.serving}</Badge>
  return <Badge tone="plain">{words.closes(dayText(closedFrom))}</Badge>
}
