import type { CaseView } from '@tongban/contracts/cases'
import type { Draft } from '@tongban/contracts/drafts'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'

import { Loaded, Page } from '../../design/index.ts'
import { useOwn } from '../../features/accounts/index.ts'
import { ApplyAtHome, Handed } from '../../features/cases/index.ts'
import { useBegun } from '../../features/drafts/index.ts'
import { type Entry, removeEntry, useEntries } from '../../features/outbox/index.ts'
import { localText } from '../../platform/language.ts'
import { useRead } from '../../platform/use.ts'
import { words } from './words.ts'

const hrefOf = ({ id }: CaseView): string => `/person/cases/${id}`

/** One item, applied for at home; begun on whichever device. */
export function ApplyPage({ code }: { code: string }) {
  const { subject, name, people, isOther = false } = useOwn()
  const item = useRead('GET /api/catalogue/items/:code', { params: { code } })
  const record = useRead('GET /api/people/:subject', { params: { subject }, query: {} })
  const drafts = useBegun(subject)
  const [, go] = useLocation()
  const stopped = useEntries(subject).find(
    ({ handIn, state }) => handIn.item === code && state.is === 'stopped',
  )
  const [done, setDone] = useState<CaseView>()
  const kept = (): void => {
    if (stopped !== undefined) void removeEntry(stopped)
    go('/person/outbox')
  }
  if (done !== undefined)
    return (
      <Handed
        view={done}
        hrefOf={hrefOf}
        record={
          <Link className="button" href="/person/own/record">
            {words.record}
          </Link>
        }
      >
        <Link className="button" href="/person">
          {words.places.home}
        </Link>
      </Handed>
    )
  return (
    <Loaded of={item}>
      {(declared) => (
        <Page
          title={localText(declared.declaration.names)}
          beside={<Link href="/person/apply">{words.back}</Link>}
        >
          <Loaded of={record}>
            {(known) => (
              <Loaded of={drafts}>
                {({ rows }) => (
                  <ApplyAtHome
                    record={known}
                    item={declared}
                    key={stopped?.id}
                    begun={begunFrom(
                      rows.find((draft) => draft.item === code),
                      stopped,
                    )}
                    onDone={(view) => {
                      setDone(view)
                      if (stopped !== undefined) void removeEntry(stopped)
                    }}
                    onKept={isOther ? undefined : kept}
                    hrefOf={hrefOf}
                    actingFor={isOther || people.length > 1 ? name : undefined}
                  />
                )}
              </Loaded>
            )}
          </Loaded>
        </Page>
      )}
    </Loaded>
  )
}

/** What was kept on this device and refused later is gone on with, over an older draft. */
function begunFrom(draft: Draft | undefined, stopped: Entry | undefined) {
  if (stopped === undefined) return draft
  const { form, materials } = stopped.handIn
  return { form, materials, page: 0, revision: draft?.revision ?? 0 }
}
