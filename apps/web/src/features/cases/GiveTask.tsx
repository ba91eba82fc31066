import type { Task } from '@tongban/contracts/tasks'
import { useState } from 'react'

import { Button, ConfirmDialog, Loaded, Select } from '../../design/index.ts'
import { caseNumberText, dayText } from '../../platform/format.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { words } from './office-words.ts'

/** 分给组员: the head of a team gives one of its tasks to a member who may do it. */
export function GiveTask({ task: { subject, case: id, number } }: { task: Task }) {
  const [open, setOpen] = useState(false)
  const [to, setTo] = useState('')
  const [tried, setTried] = useState(false)
  const params = { subject, id }
  const able = useRead('GET /api/cases/:subject/:id/colleagues', { params }, { enabled: open })
  const give = useAct('POST /api/cases/:subject/:id/giving')
  const confirm = async (): Promise<void> => {
    setTried(true)
    if (to === '' || (await give.act({ params, body: { to } })) === undefined) return
    setOpen(false)
  }
  return (
    <>
      <Button kind="quiet" onPress={() => setOpen(true)}>
        {words.give}
        <span className="hidden-words"> {caseNumberText(number)}</span>
      </Button>
      <ConfirmDialog
        open={open}
        title={`${words.give} ${caseNumberText(number)}`}
        verb={words.give}
        pending={give.pending}
        error={give.error}
        onConfirm={confirm}
        onCancel={() => setOpen(false)}
      >
        <Loaded of={able}>
          {({ rows }) => {
            const members = rows.filter(({ inTeam }) => inTeam)
            if (members.length === 0) return <p>{words.giveNobody}</p>
            return (
              <Select
                label={words.giveTo}
                value={to}
                required
                error={tried && to === '' ? words.giveMust : undefined}
                onChange={setTo}
                options={members.map(({ id: member, name, awayTo, standInName }) => ({
                  value: member,
                  label: awayTo === null ? name : words.awayTo(name, dayText(awayTo), standInName),
                }))}
              />
            )
          }}
        </Loaded>
      </ConfirmDialog>
    </>
  )
}
