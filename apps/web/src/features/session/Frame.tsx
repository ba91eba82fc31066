import type { Me } from '@tongban/contracts/login'
import { type ReactNode } from 'react'
import { useLocation } from 'wouter'

import { Badge, Button, EmptyState, Loaded, Shell } from '../../design/index.ts'
import { dayText } from '../../platform/format.ts'
import { forgetKept } from '../../platform/kept.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { hallsOf, may, MeContext } from './me.ts'
import { Post } from './Post.tsx'
import { words } from './words.ts'

/** Who may do nothing today: why, from when he may if that is settled, and whom he asks. */
function WithoutGrant({ me: { grants, askFor, today } }: { me: Me }) {
  const later = grants
    .map(({ from }) => from)
    .filter((from) => from > today)
    .toSorted((one, other) => one.localeCompare(other))
    .at(0)
  const title = grants.length === 0 ? words.noHall : later === undefined ? words.allOver : words.notYet
  return (
    <EmptyState title={title}>
      {later === undefined ? (
        <p>{askFor === null ? words.noHallHelp : words.askFor(askFor.agencyName, askFor.names.join('、'))}</p>
      ) : (
        <p>{words.from(dayText(later))}</p>
      )}
    </EmptyState>
  )
}

/** At a counter nobody is looked for: who comes is identified (D-2). */
const searchedHalls: ReadonlySet<string> = new Set(['/office', '/direction'])

/** The frame of the staff halls: reads who is signed in, shows where they may go and under which post they work. */
export function Frame({
  search: Search,
  children,
}: {
  /** What stands in the head for those who may look for people and cases. */
  search?: ((props: { hall: string }) => ReactNode) | undefined
  children: ReactNode
}) {
  const me = useRead('GET /api/login/me')
  const leave = useAct('POST /api/login/end')
  const [path] = useLocation()
  const halls = me.data === undefined ? [] : hallsOf(me.data)
  const here = halls.find(({ href }) => path.startsWith(href))?.href
  const searches = me.data !== undefined && may(me.data, 'search.find') && searchedHalls.has(here ?? '')
  const out = async (): Promise<void> => {
    await leave.act({})
    await forgetKept()
    location.assign('/login')
  }
  return (
    <Shell
      search={searches && Search !== undefined && <Search hall={here ?? ''} />}
      halls={halls.map(({ href, name }) => ({ href, name, here: path.startsWith(href) }))}
      about={
        me.data !== undefined && (
          <>
            {me.data.mode !== 'production' && <Badge tone="warn">{words.modes[me.data.mode]}</Badge>}
            <Post me={me.data} />
            <span className="shell-today">{words.today(dayText(me.data.today))}</span>
            <Button kind="quiet" onPress={out}>
              {words.leave}
            </Button>
          </>
        )
      }
    >
      <Loaded of={me}>
        {(data) => (
          <MeContext value={data}>{halls.length === 0 ? <WithoutGrant me={data} /> : children}</MeContext>
        )}
      </Loaded>
    </Shell>
  )
}
