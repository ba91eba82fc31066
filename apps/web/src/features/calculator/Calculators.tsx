import type { SubjectRecord } from '@tongban/contracts/people'
import { type Day, dayOf, type Law } from '@tongban/policy'
import { type ReactNode, useMemo } from 'react'
import { Link } from 'wouter'

import { EmptyState, Loaded, Page, Tiles } from '../../design/index.ts'
import { useLaw } from '../../platform/law.ts'
import type { Calculator } from './calculator.ts'
import { CalculatorPage } from './CalculatorPage.tsx'
import { calculators } from './calculators.ts'
import { Lines } from './Lines.tsx'
import { calculatorWords } from './link-words.ts'
import { words } from './words.ts'

/** 算一算: all calculators, or one of them; where a record is open, what it holds is not asked again. */
export function Calculators({
  base,
  shown,
  today,
  record,
  back,
}: {
  /** Where they stand: `/calculator`, or within a hall. */
  base: string
  /** Which one is shown; none: all of them to choose from. */
  shown: string | undefined
  today: string
  record?: SubjectRecord
  back: ReactNode
}) {
  const one = calculators.find(({ id }) => id === shown)
  const all = <Link href={base}>{words.back}</Link>
  if (one !== undefined)
    return (
      <Page title={one.name} beside={all}>
        <InForce>
          {(law) => (
            <ByLaw
              key={`${one.id} ${record?.subject ?? ''}`}
              of={one}
              law={law}
              today={dayOf(today)}
              record={record}
            />
          )}
        </InForce>
      </Page>
    )
  if (shown === 'lines')
    return (
      <Page title={words.lines} beside={all}>
        <InForce>{(law) => <Lines law={law} />}</InForce>
      </Page>
    )
  if (shown !== undefined)
    return (
      <EmptyState title={words.noRule}>
        <p>{all}</p>
      </EmptyState>
    )
  return (
    <Page title={calculatorWords.title} beside={back}>
      <p className="soft">{words.intro}</p>
      <Tiles tiles={calculators.map(({ id, name, help }) => ({ href: `${base}/${id}`, name, help }))} />
      <p>
        <Link href={`${base}/lines`}>{words.lines}</Link>
      </p>
    </Page>
  )
}

/** What is reckoned by the law that is in force on the server: asking for it tells nothing of what is reckoned. */
function InForce({ children }: { children: (law: Law) => ReactNode }) {
  const law = useLaw()
  return <Loaded of={law}>{children}</Loaded>
}

/** One of them. Where figures are published meanwhile it reckons anew with what was filled in. */
function ByLaw({
  of,
  law,
  today,
  record,
}: {
  of: Calculator
  law: Law
  today: Day
  record: SubjectRecord | undefined
}) {
  const at = useMemo(() => ({ law, today }), [law, today])
  return <CalculatorPage of={of} at={at} record={record} />
}
