import type { AskedOfHead } from '@tongban/contracts/absences'

import { Badge, Loaded, Panel } from '../../design/index.ts'
import { dayText } from '../../platform/format.ts'
import { useRead } from '../../platform/use.ts'
import { daysOf } from './AbsenceTable.tsx'
import { words } from './words.ts'

/** 请您安排: for whom nobody stands in, and what nobody who is there can do. It goes by itself once that is seen to. */
export function Asked() {
  const asked = useRead('GET /api/absences/asked', undefined, { every: 60_000 })
  return (
    <Panel title={words.asked}>
      <Loaded of={asked}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="soft">{words.askedNone}</p>
          ) : (
            <ul className="stack plain">
              {rows.map((row) => (
                <li key={row.id}>
                  <p>
                    <strong>{saidOf(row)}</strong> <span className="soft">{row.agencyName}</span>
                  </p>
                  <p>
                    {words.due(dayText(row.dueOn))} {row.late && <Badge tone="danger">{words.late}</Badge>}
                  </p>
                  {row.kind !== 'stand-in' && (
                    <p className="soft small">
                      {row.kind === 'unheld' ? words.unheldHelp : words.noOfficerHelp}
                    </p>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  )
}

function saidOf({ kind, absence, task, waiting }: AskedOfHead): string {
  if (kind === 'no-officer') return words.noOfficer(waiting)
  if (absence !== null) return words.standInFor(absence.staffName, daysOf(absence))
  return task === null ? '' : words.unheld(words.tasks[task], waiting)
}
