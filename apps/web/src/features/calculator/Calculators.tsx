import type { SubjectRecord } from '@tongban/contracts/people'
import { dayOf } from '@tongban/policy'
import type { ReactNode } from 'react'
import { Link } from 'wouter'

import { EmptyState, Page } from '../../design/index.ts'
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
        <CalculatorPage
          key={`${one.id} ${record?.subject ?? ''}`}
          of={one}
          today={dayOf(today)}
          record={record}
        />
      </Page>
    )
  if (shown === 'lines')
    return (
      <Page title={words.lines} beside={all}>
        <Lines />
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
      <ul className="tiles">
        {calculators.map(({ id, name, help }) => (
          <li key={id}>
            <Link className="tile" href={`${base}/${id}`}>
              {name}
              <span className="soft small">{help}</span>
            </Link>
          </li>
        ))}
      </ul>
      <p>
        <Link href={`${base}/lines`}>{words.lines}</Link>
      </p>
    </Page>
  )
}
