import { Link } from 'wouter'

import { Loaded, Panel, Table } from '../../design/index.ts'
import { addressWith } from '../../platform/place.ts'
import { useRead } from '../../platform/use.ts'
import { words } from './words.ts'

/** How much runs and how much is late, by agency; each number opens the cases behind it. */
export function Overview() {
  const overview = useRead('GET /api/analytics/overview', undefined, { every: 60_000 })
  return (
    <Loaded of={overview}>
      {(now) => {
        const month = { from: `${now.today.slice(0, 8)}01`, to: now.today }
        return (
          <>
            <div className="figures">
              <Figure name={words.figures.running} value={now.running} href={behind({ figure: 'running' })} />
              <Figure
                name={words.figures.late}
                value={now.late}
                href={behind({ figure: 'late' })}
                tone="danger"
              />
              <Figure
                name={words.figures.warned}
                value={now.warned}
                href={behind({ figure: 'warned' })}
                tone="warn"
              />
              <Figure
                name={words.figures.accepted}
                value={now.acceptedThisMonth}
                href={behind({ figure: 'accepted', ...month })}
              />
              <Figure
                name={words.figures.completed}
                value={now.completedThisMonth}
                href={behind({ figure: 'completed', ...month })}
              />
            </div>
            <div className="reading">
              <Panel title={words.byAgency}>
                <Table
                  title={words.byAgency}
                  rows={now.byAgency}
                  keyOf={({ agencyId }) => agencyId}
                  empty={words.none}
                  columns={[
                    { head: words.agency, render: ({ name }) => name, wrap: true },
                    {
                      head: words.running,
                      number: true,
                      render: ({ agencyId, name, running }) => (
                        <Link
                          href={behind({ figure: 'running', agency: agencyId })}
                          aria-label={`${name} ${words.running} ${running}`}
                        >
                          {running}
                        </Link>
                      ),
                    },
                    {
                      head: words.late,
                      number: true,
                      render: ({ agencyId, name, late }) => (
                        <Link
                          href={behind({ figure: 'late', agency: agencyId })}
                          aria-label={`${name} ${words.late} ${late}`}
                        >
                          {late}
                        </Link>
                      ),
                    },
                  ]}
                />
              </Panel>
            </div>
          </>
        )
      }}
    </Loaded>
  )
}

/** The address of the cases behind a figure. */
export function behind(filters: Readonly<Record<string, string | undefined>>): string {
  return addressWith('/direction/cases', filters)
}

function Figure({
  name,
  value,
  href,
  tone,
}: {
  name: string
  value: number
  href: string
  tone?: 'warn' | 'danger'
}) {
  const marked = tone !== undefined && value > 0 ? ` figure-${tone}` : ''
  return (
    <Link className={`figure${marked}`} href={href}>
      <span>{name}</span>
      <span className="figure-value">{value}</span>
    </Link>
  )
}
