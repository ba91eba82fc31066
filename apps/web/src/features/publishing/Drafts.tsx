import type { UseQueryResult } from '@tanstack/react-query'
import type { ListedDraft } from '@tongban/contracts/draft-life'
import type { ComponentProps } from 'react'

import { Button, Loaded, Paging, Panel, Table } from '../../design/index.ts'
import type { ApiError } from '../../platform/client.ts'
import { instantText } from '../../platform/format.ts'
import { usePlace } from '../../platform/place.ts'
import { DraftState, Due } from './DraftStanding.tsx'
import { words } from './words.ts'

/** Which page of which drafts the address asks for: those that wait to be decided first; the others are a turn away. */
export function useDraftsShown(): {
  readonly query: { readonly decided: 'yes' | 'no'; readonly after?: string }
} {
  const [{ decided, after }] = usePlace()
  return { query: { decided: decided === 'yes' ? 'yes' : 'no', ...(after === undefined ? {} : { after }) } }
}

/** 草稿, a page of them. @param own the columns that say what it is a draft of */
export function Drafts<Row extends ListedDraft>({
  of,
  own,
}: {
  of: UseQueryResult<{ readonly rows: readonly Row[]; readonly next: string | null }, ApiError>
  own: ComponentProps<typeof Table<Row>>['columns']
}) {
  const [{ decided = 'no', after }, place] = usePlace()
  return (
    <Panel title={words.drafts}>
      <div className="stack">
        <p className="row">
          <Button
            kind="quiet"
            pressed={decided !== 'yes'}
            onPress={() => place({ decided: undefined, after: undefined })}
          >
            {words.undecided}
          </Button>
          <Button
            kind="quiet"
            pressed={decided === 'yes'}
            onPress={() => place({ decided: 'yes', after: undefined })}
          >
            {words.decidedDrafts}
          </Button>
        </p>
        <Loaded of={of}>
          {({ rows, next }) => (
            <>
              <Table
                title={words.drafts}
                rows={rows}
                keyOf={({ id }) => id}
                empty={words.none}
                columns={[
                  ...own,
                  { head: words.state, render: ({ state }) => <DraftState of={state} /> },
                  { head: words.due, render: (row) => <Due of={row} /> },
                  { head: words.writers, render: ({ writtenBy }) => writtenBy.join('、'), wrap: true },
                  { head: words.changedAt, render: ({ changedAt }) => instantText(changedAt) },
                  {
                    head: words.decided,
                    render: ({ decidedBy, decidedAt }) =>
                      decidedBy === null || decidedAt === null
                        ? ''
                        : `${decidedBy} ${instantText(decidedAt)}`,
                    wrap: true,
                  },
                ]}
              />
              <Paging next={next} after={after} go={(to) => place({ after: to })} />
            </>
          )}
        </Loaded>
      </div>
    </Panel>
  )
}
