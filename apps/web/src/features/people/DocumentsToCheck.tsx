import { useState } from 'react'

import { Button, ConfirmDialog, EmptyState, Loaded, Table, TextField } from '../../design/index.ts'
import { instantText } from '../../platform/format.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { words } from './words.ts'

/** 待核证件: numbers that fit no rule; a human looks at the paper and says so. */
export function DocumentsToCheck() {
  const waiting = useRead('GET /api/people/documents-to-check')
  const confirm = useAct('POST /api/people/:subject/documents/:id/confirmation')
  const [chosen, choose] = useState<{ subject: string; id: string; number: string }>()
  const [note, setNote] = useState('')
  const [fault, setFault] = useState<string>()
  const done = async (): Promise<void> => {
    if (chosen === undefined) return
    if (note.trim().length < 2) return setFault(words.noteMust)
    const answer = await confirm.act({
      params: { subject: chosen.subject, id: chosen.id },
      body: { note: note.trim() },
    })
    if (answer !== undefined) close()
  }
  const close = (): void => {
    choose(undefined)
    setNote('')
    setFault(undefined)
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
      <ConfirmDialog
        open={chosen !== undefined}
        title={`${words.confirmTitle} ${chosen?.number ?? ''}`}
        verb={words.confirm}
        pending={confirm.pending}
        error={confirm.error}
        onConfirm={done}
        onCancel={close}
      >
        <TextField label={words.note} value={note} onChange={setNote} error={fault} required lines />
      </ConfirmDialog>
    </>
  )
}
