import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'

import { Button, ConfirmDialog, Loaded, Notice, Page, Panel, Table, TextField } from '../../design/index.ts'
import { caseNumberText, dayText } from '../../platform/format.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { AnswersOf } from '../catalogue/index.ts'
import { AgentOf } from './AgentOf.tsx'
import { CaseHead, StaffCaseHistory } from './CaseHead.tsx'
import { useItemOf } from './use-item-of.ts'
import { words } from './words.ts'

/** 待当场授权: what colleagues of this outlet have accepted and a supervisor may confirm; no name before one is opened. */
export function Authorisations({ hrefOf }: { hrefOf: (of: { subject: string; id: string }) => string }) {
  const page = useRead('GET /api/authorisations', undefined, { every: 15_000 })
  return (
    <Loaded of={page}>
      {({ rows }) => (
        <Table
          title={words.authorisations}
          rows={rows}
          keyOf={({ case: id }) => id}
          empty={words.noAuthorisations}
          columns={[
            {
              head: words.number,
              render: ({ subject, case: id, number }) => (
                <Link href={hrefOf({ subject, id })}>{caseNumberText(number)}</Link>
              ),
            },
            { head: words.item, render: ({ itemName }) => itemName, wrap: true },
            { head: words.acceptedBy, render: ({ acceptedByName }) => acceptedByName },
            { head: words.submitted, render: ({ submittedOn }) => dayText(submittedOn) },
          ]}
        />
      )}
    </Loaded>
  )
}

/** One of them: what is asked, and the confirmation that decides it. Opening it stands in the audit. */
export function Authorisation({ subject, id, back }: { subject: string; id: string; back: ReactNode }) {
  const params = { subject, id }
  const [done, setDone] = useState(false)
  const found = useRead('GET /api/cases/:subject/:id/authorisation', { params }, { enabled: !done })
  const item = useItemOf(found.data)
  if (done)
    return (
      <Page title={words.authorisations} beside={back}>
        <Notice tone="done" alert>
          <p>{words.authorised}</p>
        </Notice>
      </Page>
    )
  return (
    <Loaded of={found}>
      {(detail) => (
        <Page title={words.caseOf(detail.itemName, detail.subjectName)} beside={back}>
          <div className="sides">
            <div className="stack">
              <CaseHead of={detail} />
              <Confirmation {...params} version={detail.version} onDone={() => setDone(true)} />
              <StaffCaseHistory of={detail} />
            </div>
            <Panel title={words.form}>
              <AnswersOf
                fields={item.data?.declaration.form ?? []}
                answers={detail.form}
                before={Object.fromEntries(detail.differences.map(({ field, before }) => [field, before]))}
              />
              {detail.agent !== null && <AgentOf agent={detail.agent} />}
            </Panel>
          </div>
        </Page>
      )}
    </Loaded>
  )
}

function Confirmation({
  version,
  onDone,
  ...params
}: {
  subject: string
  id: string
  version: number
  onDone: () => void
}) {
  const [open, setOpen] = useState(false)
  const [note, setNote] = useState('')
  const authorise = useAct('POST /api/cases/:subject/:id/authorisation')
  const confirm = async (): Promise<void> => {
    const view = await authorise.act({ params, body: { version, note: note.trim() } })
    if (view !== undefined) onDone()
  }
  return (
    <div>
      <Button kind="primary" onPress={() => setOpen(true)}>
        {words.authorise}
      </Button>
      <ConfirmDialog
        open={open}
        title={words.authoriseTitle}
        verb={words.authorise}
        kind="primary"
        pending={authorise.pending}
        error={authorise.error}
        onConfirm={confirm}
        onCancel={() => setOpen(false)}
      >
        <TextField label={words.authoriseNote} value={note} onChange={setNote} longest={500} />
      </ConfirmDialog>
    </div>
  )
}
