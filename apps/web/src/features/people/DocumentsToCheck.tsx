import { useState } from 'react'

import { Button, EmptyState, Loaded, ReasonDialog, Table } from '../../design/index.ts'
import { instantText } from '../../platform/format.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { words } from './words.ts'

/** 待核证件: numbers that fit no rule; a human looks at the paper and says so. */
export function DocumentsToCheck() {
  const waiting = useRead('GET /api/people/documents-to-check')
  const confirm = useAct('POST /api/people/:subject/documents/:id/confirmation')
  const [chosen, choose] = useState<{ subject: string; id: string; number: string }>()
  const done = async (note: string): Promise<void> => {
    if (chosen === undefined) return
    const { subject, id } = chosen
    if ((await confirm.act({ params: { subject, id }, body: { note } })) !== undefined) close()
  }
  const close = (): void => {
    choose(undefined)
    confirm.reset()
  }
  return (
    <>
      <Loaded of={waiting}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState title={words.noneToCheck}>
              <p>{words.noneToCheckHelp}</p>
            </EmptyState>
          ) : (
            <Table
              title={words.toCheck}
              rows={rows}
              keyOf={({ document }) => document.id}
              empty={words.noneToCheck}
              columns={[
                { head: words.kind, render: ({ document }) => words.kinds[document.kind] },
                { head: words.number, render: ({ document }) => document.number },
                { head: words.issuer, render: ({ document }) => document.issuer },
                { head: words.waiting, render: ({ since }) => instantText(since) },
                {
                  head: words.act,
                  render: ({ subject, document }) => (
                    <Button
                      label={`${words.confirm} ${document.number}`}
                      onPress={() => choose({ subject, id: document.id, number: document.number })}
                    >
                      {words.confirm}
                    </Button>
                  ),
                },
              ]}
            />
          )
        }
      </Loaded>
      {chosen !== undefined && (
        <ReasonDialog
          open
          title={`${words.confirmTitle} ${chosen.number}`}
          verb={words.confirm}
          pending={confirm.pending}
          error={confirm.error}
          label={words.note}
          missing={words.noteMust}
          longest={200}
          onConfirm={done}
          onCancel={close}
        />
      )}
    </>
  )
}
