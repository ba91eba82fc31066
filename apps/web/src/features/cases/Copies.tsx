import type { ReactNode } from 'react'
import { Link } from 'wouter'

import { Badge, EmptyState, Loaded, Page, Paging, Panel, Table } from '../../design/index.ts'
import { caseNumberText, dayText } from '../../platform/format.ts'
import { usePlace } from '../../platform/place.ts'
import { useRead } from '../../platform/use.ts'
import { AnswersOf } from '../catalogue/index.ts'
import { useMe } from '../session/index.ts'
import { CaseHead, StaffCaseHistory } from './CaseHead.tsx'
import { words } from './office-words.ts'
import { SigningOf } from './SigningOf.tsx'
import { useItemOf } from './use-item-of.ts'
import { words as caseWords } from './words.ts'

/** 抄送我的: cases that a colleague wants to be read, without a task. @param at where they stand */
export function Copies({ at }: { at: string }) {
  const [{ after }, go] = usePlace()
  const page = useRead('GET /api/copies', { query: { after } })
  return (
    <Loaded of={page}>
      {({ rows, next }) =>
        rows.length === 0 && after === undefined ? (
          <EmptyState title={words.copiesNone}>
            <p>{words.copiesHelp}</p>
          </EmptyState>
        ) : (
          <div className="stack">
            <p className="soft">{words.copiesHelp}</p>
            <Table
              title={words.copies}
              rows={rows}
              keyOf={({ id }) => id}
              empty={words.copiesNone}
              columns={[
                {
                  head: words.number,
                  render: (row) => (
                    <Link href={`${at}/${row.subject}/${row.case}`}>{caseNumberText(row.number)}</Link>
                  ),
                },
                { head: words.item, render: ({ itemName }) => itemName, wrap: true },
                { head: words.copiedBy, render: ({ byName }) => byName },
                { head: words.copyNote, render: ({ note }) => note, wrap: true },
                {
                  head: words.sentOn,
                  render: ({ sentOn, isSeen }) => (
                    <>
                      {dayText(sentOn)} {!isSeen && <Badge tone="info">{words.unseen}</Badge>}
                    </>
                  ),
                },
              ]}
            />
            <Paging next={next} after={after} go={(to) => go({ after: to })} />
          </div>
        )
      }
    </Loaded>
  )
}

/** How many were not looked at yet. */
export function useUnseenCopies(): number {
  return useRead('GET /api/copies', { query: {} }, { every: 60_000 }).data?.unseen ?? 0
}

/** One of them, to be read; the look is logged, and nothing is done from here. */
export function CopyToRead({ subject, id, back }: { subject: string; id: string; back: ReactNode }) {
  const me = useMe()
  const found = useRead('GET /api/copies/:subject/:id', { params: { subject, id } })
  const item = useItemOf(found.data)
  return (
    <Loaded of={found}>
      {(detail) => (
        <Page title={caseWords.caseOf(detail.itemName, detail.subjectName)} beside={back}>
          <div className="sides">
            <div className="stack">
              <CaseHead of={detail} today={me.today} />
              <SigningOf of={detail} />
              <StaffCaseHistory of={detail} />
            </div>
            <Panel title={words.form}>
              <AnswersOf fields={item.data?.declaration.form ?? []} answers={detail.form} />
            </Panel>
          </div>
        </Page>
      )}
    </Loaded>
  )
}
