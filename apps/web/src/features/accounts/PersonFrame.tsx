import { type ReactNode, useState } from 'react'
import { useLocation } from 'wouter'

import { Badge, Button, Loaded, Shell } from '../../design/index.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { type Own, OwnContext, useOwn } from './own.ts'
import { BindPerson, ChoosePerson } from './WhoAmI.tsx'
import { words } from './words.ts'

/** The frame of the halls that one enters by one's own telephone: who is signed in, for whom he acts, and where one can go. */
export function PersonFrame({
  places,
  modes,
  home = '/person',
  children,
}: {
  places: readonly { href: string; name: string; here: boolean }[]
  /** What a demo or training house is called. */
  modes: Readonly<Record<'demo' | 'training', string>>
  /** Where the hall begins. */
  home?: string
  children: ReactNode
}) {
  const account = useRead('GET /api/accounts/own')
  const [choosing, setChoosing] = useState(false)
  const leave = useAct('POST /api/login/end')
  const own = account.data
  const known = own?.people.find(({ subject }) => subject === own.subject)
  const out = async (): Promise<void> => {
    await leave.act({})
    location.assign('/person/login')
  }
  const [, go] = useLocation()
  const settled = (): void => {
    if (choosing) go(home) // what lies open is somebody else’s
    setChoosing(false)
    void account.refetch()
  }
  return (
    <Shell
      home={home}
      halls={known === undefined ? [] : places}
      foot={<LanguageSwitch />}
      about={
        own !== undefined && (
          <>
            {own.mode !== 'production' && <Badge tone="warn">{modes[own.mode]}</Badge>}
            {known !== undefined && <Name of={known.name} />}
            {own.people.length > 1 && (
              <Button kind="quiet" onPress={() => setChoosing(true)}>
                {words.change}
              </Button>
            )}
            <Button kind="quiet" onPress={out}>
              {words.leave}
            </Button>
          </>
        )
      }
    >
      <div className="public">
        <Loaded of={account}>
          {(data) => {
            if (data.people.length === 0) return <BindPerson onBound={settled} />
            if (choosing || known === undefined) return <ChoosePerson own={data} onChosen={settled} />
            return <Acting own={{ ...data, subject: known.subject, name: known.name }}>{children}</Acting>
          }}
        </Loaded>
      </div>
    </Shell>
  )
}

/** Longer than this a name takes the head of a phone for itself. */
const shortAtMost = 24

function Name({ of: name }: { of: string }) {
  if (name.length <= shortAtMost) return <strong>{name}</strong>
  return (
    <details className="long-name">
      <summary>{name}</summary>
    </details>
  )
}

/** What stands below is of another person, for whom one acts by a mandate. */
export function OfAnother({
  subject,
  name,
  children,
}: {
  subject: string
  name: string
  children: ReactNode
}) {
  const own = useOwn()
  return (
    <OwnContext key={subject} value={{ ...own, subject, name, ward: false, isOther: true }}>
      {children}
    </OwnContext>
  )
}

/** Whoever changes for whom he acts begins anew: nothing of the one before stays on the screen. */
function Acting({ own, children }: { own: Own; children: ReactNode }) {
  return (
    <OwnContext key={own.subject} value={own}>
      {children}
    </OwnContext>
  )
}
