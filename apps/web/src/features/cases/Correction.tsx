import type { CaseDetail } from '@tongban/contracts/cases'
import type { Declaration } from '@tongban/contracts/declaration'
import { useState } from 'react'

import { Button, ErrorSummary, Fault, Notice, Panel } from '../../design/index.ts'
import { fileAddress } from '../../platform/client.ts'
import { useAct } from '../../platform/use.ts'
import { answersAsked, faultsOf, FormOf } from '../catalogue/index.ts'
import {
  materialsAsked,
  namesMissing,
  SettleMaterials,
  type Settlings,
  settlementsOf,
  stage,
} from '../materials/index.ts'
import { useDistrust } from './use-checks.ts'
import { words } from './words.ts'

/** 补正: what was handed in stands here already; only what is missing is added. */
export function Correction({
  detail,
  declaration,
  facts,
  home,
}: {
  /** He does it himself, not a clerk. */
  home: boolean
  detail: CaseDetail
  declaration: Declaration
  facts: Readonly<Record<string, string>>
}) {
  const [answers, setAnswers] = useState(detail.form)
  const [before] = useState(() => settlingsOf(detail))
  const [settlings, setSettlings] = useState(before)
  const [tried, setTried] = useState(false)
  const correct = useAct('POST /api/cases/:subject/:id/correction')
  const asked = materialsAsked(declaration.materials, answers)
  const faults = tried ? faultsOf(declaration.form, answers) : []
  const missing = namesMissing(asked, settlings)
  const brought = settlings !== before || answers !== detail.form
  const send = async (): Promise<void> => {
    setTried(true)
    if (faultsOf(declaration.form, answers).length > 0 || !brought) return
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
      <SettleMaterials
        subject={detail.subject}
        upload={async (file) => await stage(detail.subject, file)}
        {...{ asked, settlings, facts, home }}
        item={declaration.code}
        distrust={useDistrust(detail.subject, declaration)}
        onChange={setSettlings}
      />
      <Panel title={words.form}>
        <FormOf fields={declaration.form} answers={answers} onChange={setAnswers} faults={faults} />
      </Panel>
      {tried && !brought && <Fault error={{ message: words.nothingBrought }} />}
      {missing.length > 0 && (
        <Notice tone="warn">
          <p>{words.stillMissing(missing.length)}：</p>
          <ul>
            {missing.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </Notice>
      )}
      {correct.error !== null && <Fault error={correct.error} />}
      <div>
        <Button kind="primary" onPress={send} pending={correct.pending}>
          {missing.length === 0 ? words.correctTitle : words.takePart(missing.length)}
        </Button>
      </div>
    </div>
  )
}

function settlingsOf({ subject, id, materials }: CaseDetail): Settlings {
  return Object.fromEntries(
    materials.map(({ material, by, files = [], signed }) => [
      material,
      {
        by,
        files: files.map((file) => ({
          id: file,
          name: '', // only its id is kept
          type: 'image/jpeg',
          address: fileAddress(subject, file, id),
        })),
        signed,
      },
    ]),
  )
}
