import type { PersonalMandateView } from '@tongban/contracts/personal-mandates'
import { useState } from 'react'

import { Badge, Button, ConfirmDialog, Fault, Notice, Panel } from '../../../design/index.ts'
import { dayText } from '../../../platform/format.ts'
import { useAct, useRead } from '../../../platform/use.ts'
import { chooseActing } from './acting-person.ts'
import { familyWords as words } from './family-words.ts'

/** Who asks one to act for him, to be answered; and for whom one may act. Nothing is shown where there is nobody. */
export function HeldMandates({ subject, onActing }: { subject: string; onActing: () => void }) {
  const found = useRead('GET /api/personal-mandates/:subject', { params: { subject } })
  if (found.data === undefined && found.error !== null)
    return <Fault error={found.error} again={found.refetch} />
  const held = (found.data?.rows ?? []).filter(({ side }) => side === 'held')
  const stands = held.filter(({ state }) => state === 'stands')
  return (
    <>
      {held
        .filter(({ state }) => state === 'offered')
        .map((row) => (
          <Offer key={row.id} row={row} />
        ))}
      {stands.length > 0 && (
        <Panel title={words.held}>
          <HeldList holder={subject} rows={stands} onActing={onActing} />
        </Panel>
      )}
    </>
  )
}

function Offer({ row }: { row: PersonalMandateView }) {
  const { act, pending, error } = useAct('POST /api/personal-mandates/:subject/:id/answer')
  const reply = (accept: boolean) => async (): Promise<void> => {
    await act({ params: { subject: row.subject, id: row.id }, body: { accept } })
  }
  return (
    <Notice tone="warn">
      <p>
        <strong>{words.asks(row.subjectName)}</strong>
      </p>
      <p>
        {words.scope(row.items?.map(({ name }) => name))} · {words.until(dayText(row.to))}
      </p>
      <p className="soft small">{words.asksHelp}</p>
      {error !== null && <Fault error={error} />}
      <div className="row">
        <Button
          kind="primary"
          label={words.acceptOf(row.subjectName)}
          pending={pending}
          onPress={reply(true)}
        >
          {words.accept}
        </Button>
        <Button label={words.declineOf(row.subjectName)} pending={pending} onPress={reply(false)}>
          {words.decline}
        </Button>
      </div>
    </Notice>
  )
}

/** For whom one may act, each with the way to begin, and to give it up. */
function HeldList({
  holder,
  rows,
  onActing,
}: {
  holder: string
  rows: readonly PersonalMandateView[]
  onActing: () => void
}) {
  const [asked, ask] = useState<PersonalMandateView>()
  const give = useAct('POST /api/personal-mandates/:subject/:id/revocation')
  const close = (): void => {
    ask(undefined)
    give.reset()
  }
  const giveUp = async (): Promise<void> => {
    if (asked === undefined) return
    const done = await give.act({ params: { subject: asked.subject, id: asked.id } })
    if (done !== undefined) ask(undefined)
  }
  const begin = (row: PersonalMandateView): void => {
    const { id, subject, subjectName, kind, to, items } = row
    chooseActing({
      id,
      subject,
      subjectName,
      kind,
      to,
      holder,
      items: items?.map(({ code }) => code) ?? null,
    })
    onActing()
  }
  return (
    <>
      <ul className="plain">
        {rows.map((row) => (
          <li key={row.id} className="item">
            <span>
              {row.subjectName} <Badge>{words.kinds[row.kind]}</Badge>
              <br />
              <span className="soft small">
                {words.scope(row.items?.map(({ name }) => name))} · {words.until(dayText(row.to))}
              </span>
            </span>
            <span className="row">
              <Button label={words.beginFor(row.subjectName)} onPress={() => begin(row)}>
                {words.begin}
              </Button>
              {row.kind !== 'guardian' && (
                <Button kind="quiet" label={words.giveUpOf(row.subjectName)} onPress={() => ask(row)}>
                  {words.giveUp}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      <ConfirmDialog
        open={asked !== undefined}
        title={words.giveUpTitle(asked?.subjectName ?? '')}
        verb={words.giveUp}
        kind="danger"
        pending={give.pending}
        error={give.error}
        onConfirm={giveUp}
        onCancel={close}
      >
        <p>{words.giveUpHelp}</p>
      </ConfirmDialog>
    </>
  )
}
