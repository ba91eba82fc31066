import type { SubjectRecord } from '@tongban/contracts/people'
import { useMemo, useState } from 'react'

import { EmptyState, Notice, Panel } from '../../design/index.ts'
import { Answered } from './Answered.tsx'
import { type At, type Calculator, type Fault, type Given, reckon } from './calculator.ts'
import { knownOf } from './known.ts'
import { Plot } from './Plot.tsx'
import { Questions } from './Questions.tsx'
import { Sheet } from './Sheet.tsx'
import { words } from './words.ts'

const noFaults: readonly Fault[] = []

/** One calculator: its questions, the answer as one types, why, and a sheet to print. Nothing of it leaves the device. */
export function CalculatorPage({
  of,
  at,
  record,
}: {
  of: Calculator
  at: At
  record: SubjectRecord | undefined
}) {
  const known = useMemo(() => (record === undefined ? {} : knownOf(record, of.id, at.law)), [record, of, at])
  const [given, give] = useState<Given>(() => ({ ...of.first(at.today), ...known }))
  const reckoned = useMemo(() => reckon(of, given, { ...at, known }), [of, given, at, known])
  const questions = useMemo(() => of.questions(given, at), [of, given, at])
  const change = (key: string, value: string): void => give((now) => ({ ...now, [key]: value }))
  const faults = reckoned.kind === 'refused' ? reckoned.faults : noFaults
  return (
    <>
      <div className="screen-only stack">
        <p>{of.help}</p>
        <p className="soft">{words.intro}</p>
        <div className="sides">
          <Panel title={words.asks}>
            <Questions questions={questions} given={given} known={known} faults={faults} onChange={change} />
          </Panel>
          {reckoned.kind === 'waiting' && (
            <EmptyState title={words.fillIn}>
              <p>{reckoned.open.join('、')}</p>
            </EmptyState>
          )}
          {reckoned.kind === 'refused' && (
            <General faults={faults} questions={questions.map(({ key }) => key)} />
          )}
          {reckoned.kind === 'answered' && <Answered answer={reckoned.answer} />}
        </div>
        {reckoned.kind === 'answered' && of.plot !== undefined && (
          <Plot
            of={of.plot(given, at, reckoned.answer)}
            given={given}
            reasons={reckoned.answer.reasons}
            onChange={change}
          />
        )}
      </div>
      {reckoned.kind === 'answered' && (
        <Sheet
          name={of.name}
          questions={questions}
          given={given}
          known={known}
          answer={reckoned.answer}
          at={at}
        />
      )}
    </>
  )
}

/** What is wrong stands at its field; what belongs to none stands here. */
function General({ faults, questions }: { faults: readonly Fault[]; questions: readonly string[] }) {
  const general = faults.filter(({ key }) => !questions.includes(key))
  return (
    <Notice tone="warn">
      <p>{words.refused}</p>
      {general.map(({ text }) => (
        <p key={text}>{text}</p>
      ))}
    </Notice>
  )
}
