import type { CaseView } from '@tongban/contracts/cases'
import { useState } from 'react'
import { Link } from 'wouter'

import { Loaded, Page } from '../../design/index.ts'
import { useOwn } from '../../features/accounts/index.ts'
import { ApplyAtHome, Handed } from '../../features/cases/index.ts'
import { useBegun } from '../../features/drafts/index.ts'
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
  const [done, setDone] = useState<CaseView>()
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
                    begun={rows.find((draft) => draft.item === code)}
                    onDone={setDone}
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
