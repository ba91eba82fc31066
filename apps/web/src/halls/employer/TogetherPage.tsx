import { useCallback } from 'react'
import { Link, useLocation } from 'wouter'

import { Loaded, Page } from '../../design/index.ts'
import { ApplyBundle } from '../../features/bundles/index.ts'
import { MemberPicker, type PickMember } from '../../features/catalogue/index.ts'
import { useBegun } from '../../features/drafts/index.ts'
import { MemberField } from '../../features/enrolment/index.ts'
import { useEmployer } from '../../features/mandates/index.ts'
import { localText } from '../../platform/language.ts'
import { useRead } from '../../platform/use.ts'
import { words } from './words.ts'

/** 一件事: several items with one form, in the name of an employer. */
export function TogetherPage({ code }: { code: string }) {
  const { employer, employerName } = useEmployer()
  const [, go] = useLocation()
  const bundle = useRead('GET /api/catalogue/bundles/:code', { params: { code } })
  const record = useRead('GET /api/people/:subject', { params: { subject: employer }, query: {} })
  const drafts = useBegun(employer)
  const pick = useCallback<PickMember>((asked) => <MemberField subject={employer} {...asked} />, [employer])
  return (
    <Loaded of={bundle}>
      {(published) => (
        <Page
          title={localText(published.declaration.names)}
          beside={<Link href="/employer">{words.back}</Link>}
        >
          <p>{localText(published.declaration.about)}</p>
          <Loaded of={record}>
            {(known) => (
              <Loaded of={drafts}>
                {({ rows }) => (
                  <MemberPicker value={pick}>
                    <ApplyBundle
                      record={known}
                      bundle={published}
                      begun={rows.find((draft) => draft.item === code)}
                      employer={employerName}
                      onDone={({ id }) => go(`/employer/bundles/${id}?new`)}
                    />
                  </MemberPicker>
                )}
              </Loaded>
            )}
          </Loaded>
        </Page>
      )}
    </Loaded>
  )
}
