import { useQuery } from '@tanstack/react-query'
import type { CaseView } from '@tongban/contracts/cases'
import type { Visit } from '@tongban/contracts/people'
import { useCallback, useState } from 'react'
import { Link, useLocation } from 'wouter'

import { Loaded, Page, Skeleton } from '../../design/index.ts'
import { begunOf, HandIn, type HandedIn, Result } from '../../features/cases/index.ts'
import { MemberPicker, type PickMember } from '../../features/catalogue/index.ts'
import { MemberField } from '../../features/enrolment/index.ts'
import type { Entry, Identification } from '../../features/outbox/index.ts'
import { useMe } from '../../features/session/index.ts'
import { useRead } from '../../platform/use.ts'
import { words } from './words.ts'

/** One item taken in for the person who is here, and what he is told afterwards. */
export function AcceptPage({
  visit,
  code,
  identifiedAs,
  resuming,
  onResumed,
}: {
  visit: Visit
  code: string
  /** How he was identified, where that was done on this page. */
  identifiedAs: Identification | undefined
  /** What was written while the line was down, and is gone on with now. */
  resuming: Entry | undefined
  onResumed: () => void
}) {
  const me = useMe()
  const [, go] = useLocation()
  const begun = useBegunEntry(resuming)
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
                {begun.isPending ? (
                  <Skeleton />
                ) : (
                  <HandIn
                    key={code}
                    applicant={{ record: known, identifiedAs }}
                    item={declared}
                    today={me.today}
                    owner={me.staffId}
                    begun={begun.data ?? undefined}
                    onDone={(view, handed) => {
                      onResumed()
                      setDone({ view, handed })
                    }}
                    onKept={() => {
                      onResumed()
                      go('/counter/outbox')
                    }}
                  />
                )}
              </MemberPicker>
            )}
          </Loaded>
        </Page>
      )}
    </Loaded>
  )
}

/** What was written before, with its photographs, as the device has kept it. */
function useBegunEntry(entry: Entry | undefined) {
  return useQuery({
    queryKey: ['begun', entry?.id ?? null],
    queryFn: async () => (entry === undefined ? null : await begunOf(entry)),
    networkMode: 'always',
    staleTime: Infinity,
  })
}
