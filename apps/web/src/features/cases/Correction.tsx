import type { CaseDetail } from '@tongban/contracts/cases'
import type { Declaration } from '@tongban/contracts/declaration'
import { useState } from 'react'

import { Button, ErrorSummary, Fault, Panel } from '../../design/index.ts'
import { fileAddress } from '../../platform/client.ts'
import { useAct } from '../../platform/use.ts'
import { answersAsked, faultsOf, FormOf } from '../catalogue/index.ts'
import { materialsAsked, SettleMaterials, type Settlings, settlementsOf } from '../materials/index.ts'
import { words } from './words.ts'

/** 补正: what was handed in stands here already; only what is missing is added. */
export function Correction({
  detail,
  declaration,
  facts,
}: {
  detail: CaseDetail
  declaration: Declaration
  facts: Readonly<Record<string, string>>
}) {
  const [answers, setAnswers] = useState(detail.form)
  const [settlings, setSettlings] = useState(() => settlingsOf(detail))
  const [tried, setTried] = useState(false)
  const correct = useAct('POST /api/cases/:subject/:id/correction')
  const asked = materialsAsked(declaration.materials, answers)
  const faults = tried ? faultsOf(declaration.form, answers) : []
  const send = async (): Promise<void> => {
    setTried(true)
    if (faultsOf(declaration.form, answers).length > 0) return
    await correct.act({
      params: { subject: detail.subject, id: detail.id },
      body: {
        version: detail.version,
        form: answersAsked(declaration.form, answers),
        materials: settlementsOf(asked, settlings),
      },
    })
  }
  return (
    <div className="stack">
      <ErrorSummary faults={faults} />
      <SettleMaterials subject={detail.subject} {...{ asked, settlings, facts }} onChange={setSettlings} />
      <Panel title={words.form}>
        <FormOf fields={declaration.form} answers={answers} onChange={setAnswers} faults={faults} />
      </Panel>
      {correct.error !== null && <Fault error={correct.error} />}
      <div>
        <Button kind="primary" onPress={send} pending={correct.pending}>
          {words.correctTitle}
        </Button>
      </div>
    </div>
  )
}

function settlingsOf({ subject, id, materials }: CaseDetail): Settlings {
  return Object.fromEntries(
    materials.map(({ material, by, files = [] }) => [
      material,
      {
        by,
        files: files.map((file) => ({
          id: file,
          name: file,
          type: 'image/jpeg',
          address: fileAddress(subject, file, id),
        })),
      },
    ]),
  )
}
