import type { Absence } from '@tongban/contracts/absences'
import { rights } from '@tongban/contracts/access'
import { useState } from 'react'

import { Button, ConfirmDialog, Loaded, Paging, Panel, Select } from '../../design/index.ts'
import { usePlace } from '../../platform/place.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { useMe } from '../session/index.ts'
import { AbsenceTable, EndAbsence } from './AbsenceTable.tsx'
import { Asked } from './Asked.tsx'
import { Moved } from './Moved.tsx'
import { bodyOf, isTerm, RecordAbsence } from './RecordAbsence.tsx'
import { words } from './words.ts'

/** 不在岗: what the head must see to, who is away, and what was moved because of it. */
export function KeptAbsences() {
  const [place, go] = usePlace()
  const { after } = place
  const page = useRead('GET /api/absences', { query: { after } })
  const end = useAct('POST /api/absences/:id/end')
  return (
    <div className="stack">
      <Asked />
      <RecordForStaff />
      <Panel title={words.kept}>
        <Loaded of={page}>
          {({ rows, next }) => (
            <>
              <AbsenceTable
                title={words.kept}
                none={words.keptNone}
                rows={rows}
                renderActs={(row) => (
                  <>
                    <Appoint row={row} />
                    <EndAbsence
                      row={row}
                      end={{ ...end, act: async (id) => await end.act({ params: { id } }) }}
                    />
                  </>
                )}
              />
              <Paging next={next} after={after} go={(to) => go({ after: to })} />
            </>
          )}
        </Loaded>
      </Panel>
      <Moved />
    </div>
  )
}

function RecordForStaff() {
  const { today } = useMe()
  const [staff, setStaff] = useState('')
  const [tried, setTried] = useState(false)
  const [days, setDays] = useState<{ from: string; to: string }>({ from: today, to: today })
  const members = useRead('GET /api/staff')
  const able = useRead(
    'GET /api/absences/stand-ins',
    { query: { staff, ...days } },
    { enabled: staff !== '' && isTerm(days) },
  )
  const record = useAct('POST /api/absences')
  const inOffice = (members.data?.rows ?? []).filter(({ grants }) =>
    grants.some(
      ({ role, endedOn, from, to }) =>
        rights[role].path === 'office' && endedOn === null && from <= today && (to ?? today) >= today,
    ),
  )
  const fault = staff === '' ? words.must : undefined
  return (
    <RecordAbsence
      whomFault={fault}
      whom={
        <Select
          id="absence-staff"
          label={words.whom}
          value={staff}
          required
          error={tried ? fault : undefined}
          onChange={(id) => {
            setStaff(id)
            setTried(true)
          }}
          options={inOffice.map(({ id, name, grants }) => ({
            value: id,
            label: `${name}（${grants.find(({ endedOn }) => endedOn === null)?.agencyName ?? ''}）`,
          }))}
        />
      }
      standIns={staff === '' ? undefined : able.data?.rows}
      sending={record}
      onDays={({ from, to }) => setDays({ from, to })}
      onSend={async (filled) => {
        const done = (await record.act({ body: { staff, ...bodyOf(filled) } })) !== undefined
        if (done) setStaff('')
        setTried(false)
        return done
      }}
    />
  )
}

/** 定代办的人: one of those who may, or that nobody stands in. */
function Appoint({ row }: { row: Absence }) {
  const { today } = useMe()
  const [open, setOpen] = useState(false)
  const [standIn, setStandIn] = useState('')
  const appoint = useAct('POST /api/absences/:id/stand-in')
  const from = row.from < today ? today : row.from
  const able = useRead(
    'GET /api/absences/stand-ins',
    { query: { staff: row.staff, from, to: row.to } },
    { enabled: open },
  )
  const confirm = async (): Promise<void> => {
    const body = { standIn: standIn === '' ? null : standIn }
    if ((await appoint.act({ params: { id: row.id }, body })) !== undefined) setOpen(false)
  }
  return (
    <>
      <Button kind="quiet" onPress={() => setOpen(true)}>
        {words.appoint}
        <span className="hidden-words"> {row.staffName}</span>
      </Button>
      <ConfirmDialog
        open={open}
        title={words.appointTitle(row.staffName)}
        verb={words.appoint}
        pending={appoint.pending}
        error={appoint.error}
        onConfirm={confirm}
        onCancel={() => setOpen(false)}
      >
        <Select
          label={words.standIn}
          hint={words.standInHint}
          none={words.appointNobody}
          value={standIn}
          onChange={setStandIn}
          options={(able.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </ConfirmDialog>
    </>
  )
}
