import { type ReactNode } from 'react'
import { useLocation } from 'wouter'

import { Badge, Button, EmptyState, Loaded, Shell } from '../../design/index.ts'
import { dayText } from '../../platform/format.ts'
import { forgetKept } from '../../platform/kept.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { hallsOf, may, MeContext } from './me.ts'
import { Post } from './Post.tsx'
import { words } from './words.ts'

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
          <MeContext value={data}>
            {data.grants.length === 0 ? (
              <EmptyState title={words.noHall}>{words.noHallHelp}</EmptyState>
            ) : (
              children
            )}
          </MeContext>
        )}
      </Loaded>
    </Shell>
  )
}
