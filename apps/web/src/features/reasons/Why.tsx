import type { Because } from '@tongban/policy'

import { Badge, Facts, Notice } from '../../design/index.ts'
import { doubtsOf, figuresOf, isDoubted, provisionalOf, saidStep } from './said.ts'
import { SourceOf } from './SourceOf.tsx'
import { sureWords } from './sure-words.ts'
import { words } from './words.ts'

/**
 * “为什么？” of an answer: the rule in plain words with its document, its article and how sure it is; one more press shows the facts and
 * every figure below. All of it is open where it is printed.
 */
export function Why({ reasons, printed = false }: { reasons: readonly Because[]; printed?: boolean }) {
  const steps = (
    <ol className="why plain">
      {reasons.map((reason, at) => (
        // A reason has no key of its own; its steps stay where they are.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={`${reason.rule} ${at}`}>
          <Step step={reason} />
          <Below steps={reason.parts ?? []} folded={!printed} />
        </li>
      ))}
    </ol>
  )
  if (printed) return steps
  return (
    <details className="folded">
      <summary>{words.why}</summary>
      {steps}
      <FiguresUsed reasons={reasons} />
    </details>
  )
}

/** The steps that one rests on: the first of them folded, what is under them open at once. */
function Below({ steps, folded }: { steps: readonly Because[]; folded: boolean }) {
  if (steps.length === 0) return null
  return (
    <ol className="why plain">
      {steps.map((step, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- as above
        <li key={`${step.rule} ${at}`}>
          <Step step={step} facts={!folded} />
          {folded ? <Folded step={step} /> : <Below steps={step.parts ?? []} folded={false} />}
        </li>
      ))}
    </ol>
  )
}

function Folded({ step }: { step: Because }) {
  const { facts } = saidStep(step)
  const parts = step.parts ?? []
  if (facts.length === 0 && parts.length === 0) return null
  return (
    <details className="folded">
      <summary>{parts.length === 0 ? words.facts : words.rests(parts.length)}</summary>
      <FactsOf step={step} />
      <Below steps={parts} folded={false} />
    </details>
  )
}

/** One step: what it says, where that stands, and how sure it is. */
function Step({ step, facts = false }: { step: Because; facts?: boolean }) {
  const { certainty, source } = step
  const sure = sureWords[certainty]
  return (
    <>
      <p>{saidStep(step).says}</p>
      <p className="soft small">
        <SourceOf source={source} />{' '}
        <Badge tone={certainty === 'to-confirm' ? 'warn' : 'plain'}>{sure.short}</Badge> {sure.says}
      </p>
      {facts && <FactsOf step={step} />}
    </>
  )
}

function FactsOf({ step }: { step: Because }) {
  const { facts } = saidStep(step)
  if (facts.length === 0) return null
  return (
    <Facts
      rows={facts.map(({ name, value, from }) => [name, from === undefined ? value : `${value} · ${from}`])}
    />
  )
}

/** Every figure that was reckoned with, one press from its article and from how sure it is. */
function FiguresUsed({ reasons }: { reasons: readonly Because[] }) {
  const figures = figuresOf(reasons)
  if (figures.length === 0) return null
  return (
    <section aria-label={words.figures}>
      <h3>{words.figures}</h3>
      <ul>
        {figures.map((step) => {
          const { says, facts } = saidStep(step)
          const sure = sureWords[step.certainty]
          return (
            <li key={`${step.rule} ${step.facts['area']} ${step.facts['from']}`}>
              {isOne(step) ? [says, facts[0]?.value].filter(Boolean).join(' ') : says}{' '}
              <span className="soft small">
                <SourceOf source={step.source} />{' '}
                <Badge tone={step.certainty === 'to-confirm' ? 'warn' : 'plain'}>{sure.short}</Badge>
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** Whether a figure is one number or word, and not made of several. */
function isOne({ facts }: Because): boolean {
  return !/^[[{]/.test(String(facts['value']))
}

/** 待确认, beside a figure that rests on what is not confirmed. */
export function DoubtMark({
  reasons,
  also = none,
}: {
  reasons: readonly Because[]
  also?: readonly string[]
}) {
  return also.length > 0 || isDoubted(reasons) ? <Badge tone="warn">{words.toConfirm}</Badge> : null
}

const none: readonly string[] = []

/**
 * How sure an answer is, beside the answer itself: what is to be confirmed, and which figures are not published yet.
 * `also` is what is to be confirmed besides, in words.
 */
export function SureOf({ reasons, also = none }: { reasons: readonly Because[]; also?: readonly string[] }) {
  const doubts = [...new Set([...reasons.flatMap(doubtsOf), ...also])]
  const open = [...new Set(reasons.flatMap(provisionalOf))]
  return (
    <>
      {doubts.length > 0 && <Told title={words.toConfirmSays} badge={words.toConfirm} said={doubts} />}
      {open.length > 0 && <Told title={words.provisional} said={open} />}
    </>
  )
}

function Told({ title, badge, said }: { title: string; badge?: string; said: readonly string[] }) {
  return (
    <Notice tone="warn">
      <p>
        {badge !== undefined && <strong>{badge} </strong>}
        {title}
      </p>
      <ul>
        {said.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </Notice>
  )
}
