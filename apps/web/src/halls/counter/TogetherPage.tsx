import type { Visit } from '@tongban/contracts/people'
import { useCallback } from 'react'
import { Link, useLocation } from 'wouter'

import { Loaded, Page } from '../../design/index.ts'
import { BundleAtCounter } from '../../features/bundles/index.ts'
import { MemberPicker, type PickMember } from '../../features/catalogue/index.ts'
import { MemberField } from '../../features/enrolment/index.ts'
import { useMe } from '../../features/session/index.ts'
import { useRead } from '../../platform/use.ts'
import { words } from './words.ts'

/** 一件事 at the counter: several items with one form, for whoever is here. */
export function TogetherPage({ visit: { subject }, code }: { visit: Visit; code: string }) {
  const me = useMe()
  const [, go] = useLocation()
  const bundle = useRead('GET /api/catalogue/bundles/:code', { params: { code } })
  const record = useRead('GET /api/people/:subject', { params: { subject }, query: {} })
  const pick = useCallback<PickMember>((asked) => <MemberField subject={subject} {...asked} />, [subject])
  return (
    <Loaded of={bundle}>
      {(published) => (
        <Page title={published.declaration.names['zh-CN']} beside={<Link href="/counter">{words.back}</Link>}>
          <Loaded of={record}>
            {(known) => (
              <MemberPicker value={pick}>
                <BundleAtCounter
                  record={known}
                  bundle={published}
                  today={me.today}
                  owner={me.staffId}
                  onDone={({ id }) => go(`/counter/bundles/${id}?new`)}
                />
              </MemberPicker>
            )}
          </Loaded>
        </Page>
      )}
    </Loaded>
  )
}
