import type { PersonalMandateView } from '@tongban/contracts/personal-mandates'
import { useState } from 'react'

import { Loaded, Notice, Panel } from '../../../design/index.ts'
import { useRead } from '../../../platform/use.ts'
import { familyWords as words } from './family-words.ts'
import { GiveFamily } from './GiveFamily.tsx'
import { Given, PastGiven } from './Given.tsx'
import { HeldMandates } from './HeldMandates.tsx'

/** 家人代办: who may act for me, whom I may act for, and the asking of somebody. */
export function Family({
  subject,
  today,
  onActing,
}: {
  subject: string
  today: string
  onActing: () => void
}) {
  const found = useRead('GET /api/personal-mandates/:subject', { params: { subject } })
  const [done, setDone] = useState<PersonalMandateView>()
  return (
    <div className="stack">
      <p>{words.help}</p>
      {done !== undefined && (
        <Notice tone="done" alert>
          <p>{words.given(done.holderName)}</p>
        </Notice>
      )}
      <Loaded of={found}>
        {({ rows }) => (
          <>
            <Panel title={words.mine}>
              <Given
                rows={rows.filter(({ side }) => side === 'given')}
                mayRevoke={({ kind }) => kind !== 'guardian'}
                onRevoked={() => setDone(undefined)}
              />
            </Panel>
            <HeldMandates subject={subject} onActing={onActing} />
            <Panel title={words.giveTitle}>
              <GiveFamily subject={subject} today={today} onGiven={setDone} />
            </Panel>
            <PastGiven rows={rows} />
          </>
        )}
      </Loaded>
    </div>
  )
}
