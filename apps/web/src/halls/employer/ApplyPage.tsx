import type { CaseView } from '@tongban/contracts/cases'
import { useCallback, useState } from 'react'
import { Link } from 'wouter'

import { Loaded, Page } from '../../design/index.ts'
import { ApplyAtHome, Handed } from '../../features/cases/index.ts'
import { MemberPicker, type PickMember } from '../../features/catalogue/index.ts'
import { useBegun } from '../../features/drafts/index.ts'
import { MemberField } from '../../features/enrolment/index.ts'
import { useEmployer } from '../../features/mandates/index.ts'
import { localText } from '../../platform/language.ts'
import { useRead } from '../../platform/use.ts'
import { words } from './words.ts'

const hrefOf = ({ id }: CaseView): string => `/employer/cases/${id}`

/** One item, applied for in the name of an employer; begun on whichever device, by whichever of its clerks. */
export function ApplyPage({ code }: { code: string }) {
  const { employer, employerName } = useEmployer()
  const item = useRead('GET /api/catalogue/items/:code', { params: { code } })
  const record = useRead('GET /api/people/:subject', { params: { subject: employer }, query: {} })
  const drafts = useBegun(employer)
  const pick = useCallback<PickMember>((asked) => <MemberField subject={employer} {...asked} />, [employer])
  const [done, setDone] = useState<CaseView>()
  if (done !== undefined)
    return (
      <Handed
        view={done}
        hrefOf={hrefOf}
        record={
          <Link className="button" href="/employer/own/record">
            {words.record}
          </Link>
        }
      >
        <Link className="button" href="/employer">
          {words.places.home}
        </Link>
      </Handed>
    )
  return (
    <Loaded of={item}>
      {(declared) => (
        <Page
          title={localText(declared.declaration.names)}
          beside={<Link href="/employer/apply">{words.back}</Link>}
        >
          <Loaded of={record}>
            {(known) => (
              <Loaded of={drafts}>
                {({ rows }) => (
                  <MemberPicker value={pick}>
                    <ApplyAtHome
                      record={known}
                      item={declared}
                      begun={rows.find((draft) => draft.item === code)}
                      onDone={setDone}
                      hrefOf={hrefOf}
                      employer={employerName}
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
