import { useEffect, useRef, useState } from 'react'
import { Link, useLocation } from 'wouter'

import { Button, Panel } from '../../design/index.ts'
import { hearAnswers } from '../../platform/client.ts'
import { keepProgress, type Progress, progressOf } from './progress.ts'
import { after, type Tour, tours } from './tours.ts'
import { staffWords as words } from './words.ts'

/** 导览: the one that somebody is in, step by step as he does what it says; and the choice of another. */
export function Tours({
  staffId,
  halls,
  choosing,
  onChosen,
}: {
  staffId: string
  /** Where he may work: a tour of another hall is not offered. */
  halls: readonly string[]
  choosing: boolean
  onChosen: () => void
}) {
  const [progress, setProgress] = useState(() => progressOf(staffId))
  const set = (now: Progress | undefined): void => {
    keepProgress(staffId, now)
    setProgress(now)
    onChosen()
  }
  const offered = tours.filter(({ hall }) => halls.includes(hall))
  const tour = offered.find(({ key }) => key === progress?.tour)
  return (
    <>
      {choosing && <Choice offered={offered} onChoose={({ key }) => set({ tour: key, done: 0 })} />}
      {!choosing && tour !== undefined && progress !== undefined && (
        <Going key={tour.key} tour={tour} done={progress.done} onChange={set} />
      )}
    </>
  )
}

function Choice({ offered, onChoose }: { offered: readonly Tour[]; onChoose: (tour: Tour) => void }) {
  return (
    <div className="training-tour screen-only">
      <Panel title={words.choose}>
        <ul className="stack plain">
          {offered.map((tour) => (
            <li key={tour.key} className="row">
              <Button kind="primary" onPress={() => onChoose(tour)}>
                {`${words.begin}：${tour.name}`}
              </Button>
              <span>{tour.about}</span>
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  )
}

/** A tour that somebody is in. What it says next is read out when a step was done; it can be folded away and left. */
function Going({
  tour,
  done,
  onChange,
}: {
  tour: Tour
  done: number
  onChange: (now: Progress | undefined) => void
}) {
  const [folded, fold] = useState(false)
  const [path] = useLocation()
  const isThere = path === tour.hall || path.startsWith(`${tour.hall}/`)
  const shown = useRef<HTMLElement>(null)
  useDone(tour, done, (now) => {
    fold(false)
    onChange({ tour: tour.key, done: now })
    shown.current?.scrollIntoView({ block: 'nearest' }) // on a phone it is out of sight
  })
  const step = tour.steps[done]
  return (
    <section
      ref={shown}
      className="training-tour training-going screen-only"
      aria-label={words.label(tour.name)}
    >
      {folded && step !== undefined ? (
        <p>
          <Button kind="quiet" onPress={() => fold(false)}>
            {words.unfold(step.title)}
          </Button>
        </p>
      ) : (
        <>
          <div aria-live="polite">
            {step === undefined ? (
              <>
                <h2>{words.finished}</h2>
                <p>{words.finishedHelp}</p>
              </>
            ) : (
              <>
                <div className="row">
                  <h2>{step.title}</h2>
                  <span className="soft">{`${words.label(tour.name)} · ${words.step(done + 1, tour.steps.length)}`}</span>
                </div>
                <p>{step.text}</p>
              </>
            )}
          </div>
          <p className="row">
            {step !== undefined && !isThere && <Link href={tour.hall}>{words.toHall}</Link>}
            {step !== undefined && (
              <Button kind="quiet" onPress={() => fold(true)}>
                {words.fold}
              </Button>
            )}
            {step === undefined && (
              <Button kind="quiet" onPress={() => onChange({ tour: tour.key, done: 0 })}>
                {words.again}
              </Button>
            )}
            <Button kind="quiet" onPress={() => onChange(undefined)}>
              {step === undefined ? words.close : words.leave}
            </Button>
          </p>
        </>
      )}
    </section>
  )
}

/** Calls with the number of steps that are done, whenever what somebody does is what the step asks for. */
function useDone(tour: Tour, done: number, onDone: (now: number) => void): void {
  useEffect(() => {
    const hear = (what: Parameters<typeof after>[2]): void => {
      const now = after(tour, done, what, globalThis.location.pathname)
      if (now !== done) onDone(now)
    }
    const printed = (): void => hear('printed')
    globalThis.addEventListener('afterprint', printed)
    const silence = hearAnswers(hear)
    return () => {
      silence()
      globalThis.removeEventListener('afterprint', printed)
    }
  })
}
