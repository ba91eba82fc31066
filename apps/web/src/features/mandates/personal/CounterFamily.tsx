import type { PersonalMandateView } from '@tongban/contracts/personal-mandates'
import { useState } from 'react'

import { Loaded, Notice, Panel } from '../../../design/index.ts'
import { useRead } from '../../../platform/use.ts'
import { familyWords as words } from './family-words.ts'
import { GiveFamily } from './GiveFamily.tsx'
import { Given } from './Given.tsx'

/** 家人代办 within a visit: for who has no telephone, or wants it taken back here. */
export function CounterFamily({ subject, today }: { subject: string; today: string }) {
  const found = useRead('GET /api/personal-mandates/:subject', { params: { subject } })
  const [done, setDone] = useState<PersonalMandateView>()
  return (
    <Panel title={words.title}>
      <div className="stack">
        {done !== undefined && (
          <Notice tone="done" alert>
            <p>{words.givenAtCounter(done.holderName)}</p>
          </Notice>
        )}
        <Loaded of={found}>
          {({ rows }) => (
            <Given
              rows={rows}
              nobody={words.nobodyAtCounter}
              mayRevoke={() => true}
              onRevoked={() => setDone(undefined)}
            />
          )}
        </Loaded>
        <details className="folded">
          <summary>{words.giveAtCounter}</summary>
          <p className="soft small">{words.counterHelp}</p>
          <GiveFamily subject={subject} today={today} verb={words.recordVerb} onGiven={setDone} />
        </details>
      </div>
    </Panel>
  )
}
