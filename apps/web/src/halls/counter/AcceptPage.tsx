import type { CaseView } from '@tongban/contracts/cases'
import type { Visit } from '@tongban/contracts/people'
import { useCallback, useState } from 'react'
import { Link } from 'wouter'

import { Loaded, Page } from '../../design/index.ts'
import { HandIn, type HandedIn, Result } from '../../features/cases/index.ts'
import { MemberPicker, type PickMember } from '../../features/catalogue/index.ts'
import { MemberField } from '../../features/enrolment/index.ts'
import { useMe } from '../../features/session/index.ts'
import { useRead } from '../../platform/use.ts'
import { words } from './words.ts'

/** One item taken in for the person who is here, and what he is told afterwards. */
export function AcceptPage({ visit, code }: { visit: Visit; code: string }) {
  const me = useMe()
  const item = useRead('GET /api/catalogue/items/:code', { params: { code } })
  const record = useRead('GET /api/people/:subject', { params: { subject: visit.subject }, query: {} })
  const pick = useCallback<PickMember>(
    (asked) => <MemberField subject={visit.subject} {...asked} />,
    [visit.subject],
  )
  const [done, setDone] = useState<{ view: CaseView; handed: HandedIn }>()
  if (done !== undefined) {
    return (
      <Page title={done.view.itemName}>
        <Result {...done} clerk={me.name}>
          <Link className="button" href="/counter">
            {words.again}
          </Link>
        </Result>
      </Page>
    )
  }
  return (
    <Loaded of={item}>
      {(declared) => (
        <Page title={declared.declaration.names['zh-CN']} beside={<Link href="/counter">{words.back}</Link>}>
          <Loaded of={record}>
            {(known) => (
              <MemberPicker value={visit.subjectKind === 'employer' ? pick : undefined}>
                <HandIn
                  key={code}
                  record={known}
                  item={declared}
                  today={me.today}
                  onDone={(view, handed) => setDone({ view, handed })}
                />
              </MemberPicker>
            )}
          </Loaded>
        </Page>
      )}
    </Loaded>
  )
}
