import { Notice } from '../../design/index.ts'
import { dayText } from '../../platform/format.ts'
import { useRead } from '../../platform/use.ts'
import { useMe } from '../session/index.ts'
import { daysUntil } from './lines.ts'
import { words } from './words.ts'

const daysWarned = 60

/** Until when the calendar is known; within sixty days of its end a warning with the date. `quiet`: nothing while there is time. */
export function KnownUntil({ quiet = false }: { quiet?: boolean }) {
  const { today } = useMe()
  const calendar = useRead('GET /api/calendar', { query: { year: Number(today.slice(0, 4)) } })
  if (calendar.data === undefined) return null
  const { knownUntil } = calendar.data
  const days = daysUntil(today, knownUntil)
  if (days > daysWarned) return quiet ? null : <p>{words.known(dayText(knownUntil))}</p>
  return (
    <Notice tone="warn">
      <p>{days < 0 ? words.over(dayText(knownUntil)) : words.ends(dayText(knownUntil), days)}</p>
    </Notice>
  )
}
