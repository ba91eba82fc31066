import type { Paper } from '@tongban/contracts/papers'
import { useState } from 'react'

import { Button, Choice, ConfirmDialog, DateField, TextField } from '../../design/index.ts'
import { useAct } from '../../platform/use.ts'
import { wayOptions, words } from './words.ts'

type How = 'counter' | 'post' | 'left-with'
const isHow = (value: string): value is How => wayOptions.some((option) => option.value === value)

/** Records how, when and with which proof a paper was handed over; from then on its last days run. */
export function Deliver({ paper, subject, today }: { paper: Paper; subject: string; today: string }) {
  const [open, setOpen] = useState(false)
  const [how, setHow] = useState<How>('counter')
  const [day, setDay] = useState(today)
  const [proof, setProof] = useState('')
  const [faults, setFaults] = useState<{ day?: string; proof?: string }>({})
  const { act, pending, error } = useAct('POST /api/papers/:subject/:id/delivery')
  const confirm = async (): Promise<void> => {
    const wrong = {
      ...(/^\d{4}-\d{2}-\d{2}$/.test(day) ? {} : { day: words.dayMust }),
      ...(proof.trim().length < 2 ? { proof: words.proofMust } : {}),
    }
    setFaults(wrong)
    if (Object.keys(wrong).length > 0) return
    const params = { subject, id: paper.id }
    const done = await act({ params, body: { case: paper.case, how, day, proof: proof.trim() } })
    if (done === undefined) return
    setOpen(false)
    setProof('')
  }
  return (
    <>
      <Button kind="quiet" label={words.deliverOf(paper.title)} onPress={() => setOpen(true)}>
        {words.deliver}
      </Button>
      <ConfirmDialog
        open={open}
        title={words.deliverOf(paper.title)}
        verb={words.deliver}
        pending={pending}
        error={error}
        onConfirm={confirm}
        onCancel={() => setOpen(false)}
      >
        <Choice
          label={words.how}
          value={how}
          options={wayOptions}
          onChange={(value) => isHow(value) && setHow(value)}
          required
        />
        <DateField label={words.day} value={day} onChange={setDay} error={faults.day} required />
        <TextField
          label={words.proof}
          hint={words.proofHint}
          value={proof}
          onChange={setProof}
          error={faults.proof}
          required
        />
      </ConfirmDialog>
    </>
  )
}
