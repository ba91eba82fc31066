import { archiveClasses, termName } from '@tongban/contracts/archive-classes'
import type { ArchiveDestruction } from '@tongban/contracts/archives'
import { useState } from 'react'
import { Link } from 'wouter'

import { Button, Loaded, Panel, ReasonDialog, Table, Verdict } from '../../design/index.ts'
import { dayText } from '../../platform/format.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { may, useMe } from '../session/index.ts'
import { DestructionStanding } from './DestructionsPage.tsx'
import { archiveAddress, keptUntil } from './texts.ts'
import { words } from './words.ts'

/** One list: what is on it, and what the reader does about it. */
export function DestructionPage({ id }: { id: string }) {
  const found = useRead('GET /api/destructions/:id', { params: { id } })
  return (
    <div className="stack">
      <p>
        <Link href="/administration/destructions">{words.backToLists}</Link>
      </p>
      <Loaded of={found}>
        {(list) => (
          <>
            <Panel title={`${list.agencyName} ${dayText(list.askedOn)}`}>
              <div className="stack">
                <p>{list.opinion}</p>
                <DestructionStanding of={list} />
                <Acts of={list} />
              </div>
            </Panel>
            <Table
              title={words.listOf}
              rows={list.rows}
              keyOf={(row) => row.case}
              empty={words.none}
              columns={[
                { head: words.number, render: (row) => <Link href={archiveAddress(row)}>{row.number}</Link> },
                { head: words.caseNumber, render: (row) => row.caseNumber },
                { head: words.class, render: (row) => archiveClasses[row.class].name['zh-CN'], wrap: true },
                { head: words.term, render: (row) => termName(row.term) },
                { head: words.closedOn, render: (row) => dayText(row.closedOn) },
                { head: words.dueOn, render: (row) => keptUntil(row) },
                { head: words.outcome, render: (row) => words.outcomes[row.outcome] },
              ]}
            />
          </>
        )}
      </Loaded>
    </div>
  )
}

/** 批准 by the head, 监销 by internal control; who did a part before does no other. */
function Acts({ of: list }: { of: ArchiveDestruction }) {
  const me = useMe()
  const [doing, open] = useState<'approve' | 'refuse' | 'carry-out'>()
  const close = (): void => open(undefined)
  const isMine =
    (list.state === 'asked' && may(me, 'archives.approve')) ||
    ((list.state === 'approved' || list.state === 'supervised') && may(me, 'archives.supervise'))
  if (!isMine) return null
  if (list.own) return <p className="soft">{words.own}</p>
  return (
    <>
      {list.state === 'asked' ? (
        <div className="row">
          <Button onPress={() => open('approve')}>{words.approve}</Button>
          <Button kind="danger" onPress={() => open('refuse')}>
            {words.refuse}
          </Button>
        </div>
      ) : (
        <div>
          <Button kind="danger" onPress={() => open('carry-out')}>
            {list.state === 'approved' ? words.signFirst : words.carryOut}
          </Button>
        </div>
      )}
      {doing === 'approve' && <Approve of={list} onClose={close} />}
      {doing === 'refuse' && <Refuse of={list} onClose={close} />}
      {doing === 'carry-out' && <CarryOut of={list} onClose={close} />}
    </>
  )
}

interface Doing {
  readonly of: ArchiveDestruction
  readonly onClose: () => void
}

/** The number under which the list was reported before it is approved. */
function Approve({ of: { id, packages }, onClose }: Doing) {
  const { act, pending, error } = useAct('POST /api/destructions/:id/decision')
  const say = async (filedAs: string): Promise<void> => {
    if ((await act({ params: { id }, body: { approve: true, filedAs } })) !== undefined) onClose()
  }
  return (
    <ReasonDialog
      open
      title={words.approve}
      verb={words.approve}
      kind="danger"
      pending={pending}
      error={error}
      label={words.filedAs}
      hint={words.filedHint}
      missing={words.mustFiled}
      longest={100}
      onConfirm={say}
      onCancel={onClose}
    >
      <p>{words.approveHelp(packages)}</p>
    </ReasonDialog>
  )
}

function Refuse({ of: { id }, onClose }: Doing) {
  const { act, pending, error } = useAct('POST /api/destructions/:id/decision')
  const say = async (reason: string): Promise<void> => {
    if ((await act({ params: { id }, body: { approve: false, reason } })) !== undefined) onClose()
  }
  return (
    <ReasonDialog
      open
      title={words.refuse}
      verb={words.refuse}
      pending={pending}
      error={error}
      label={words.refuseReason}
      missing={words.mustReason}
      longest={200}
      onConfirm={say}
      onCancel={onClose}
    />
  )
}

/** The first of two signs; with the second it is done. */
function CarryOut({ of: { id, packages, state }, onClose }: Doing) {
  const { act, pending, error } = useAct('POST /api/destructions/:id/execution')
  const isFirst = state === 'approved'
  const say = async (): Promise<void> => {
    if ((await act({ params: { id }, body: {} })) !== undefined) onClose()
  }
  return (
    <Verdict
      title={isFirst ? words.signFirst : words.carryOutTitle}
      agree
      verb={isFirst ? words.signFirst : words.carryOut}
      grave={!isFirst}
      pending={pending}
      error={error}
      onSay={say}
      onCancel={onClose}
    >
      <p>{(isFirst ? words.signFirstHelp : words.carryOutHelp)(packages)}</p>
    </Verdict>
  )
}
