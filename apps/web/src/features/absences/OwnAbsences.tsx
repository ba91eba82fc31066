import { useState } from 'react'

import { Loaded } from '../../design/index.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { useMe } from '../session/index.ts'
import { AbsenceTable, EndAbsence } from './AbsenceTable.tsx'
import { bodyOf, isTerm, RecordAbsence } from './RecordAbsence.tsx'
import { words } from './words.ts'

/** One's own days away: recorded, ended before their time, and read. */
export function OwnAbsences() {
  const { today } = useMe()
  const [days, setDays] = useState<{ from: string; to: string }>({ from: today, to: today })
  const own = useRead('GET /api/absences/own')
  const able = useRead('GET /api/absences/own/stand-ins', { query: days }, { enabled: isTerm(days) })
  const record = useAct('POST /api/absences/own')
  const end = useAct('POST /api/absences/own/:id/end')
  return (
    <div className="stack">
      <RecordAbsence
        standIns={able.data?.rows}
        sending={record}
        onDays={({ from, to }) => setDays({ from, to })}
        onSend={async (filled) => (await record.act({ body: bodyOf(filled) })) !== undefined}
      />
      <Loaded of={own}>
        {({ rows }) => (
          <AbsenceTable
            title={words.own}
            none={words.ownNone}
            rows={rows}
            renderActs={(row) => (
              <EndAbsence row={row} end={{ ...end, act: async (id) => await end.act({ params: { id } }) }} />
            )}
          />
        )}
      </Loaded>
    </div>
  )
}
