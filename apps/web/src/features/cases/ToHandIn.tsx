import type { CaseView } from '@tongban/contracts/cases'
import type { Declaration } from '@tongban/contracts/declaration'
import { Fragment, type ReactNode } from 'react'

import { DateField, Fault, Notice } from '../../design/index.ts'
import type { ApiError } from '../../platform/client.ts'
import { caseNumberText } from '../../platform/format.ts'
import { ItemAsks } from '../confirmations/index.ts'
import { namesMissing, settlementsOf } from '../materials/index.ts'
import type { Known } from './applicant.ts'
import { SentElsewhere } from './Elsewhere.tsx'
import type { useOnCounter } from './use-on-counter.ts'
import { WindowOf } from './WindowOf.tsx'
import { words } from './words.ts'

/** What will be handed in, what it asks, what is missing, and the button. */
export function ToHandIn({
  known,
  counter: { on, asked, missing, setUntil },
  item: { declaration },
  parts,
  error,
  left,
  children,
}: {
  known: Known
  counter: ReturnType<typeof useOnCounter>
  item: { declaration: Declaration }
  parts: readonly Declaration[]
  error: ApiError | null
  left: Pick<CaseView, 'number'> | undefined
  children: ReactNode
}) {
  const { settlings, until } = on
  return (
    <div className="stack">
      <p>
        <strong>{declaration.names['zh-CN']}</strong>
        <br />
        {known.name} · {words.summaryMaterials(settlementsOf(asked, settlings).length)}。
        {declaration.kind === 'instant' ? words.instant : limitSaid(declaration)}
      </p>
      {parts.map((part) => (
        <Fragment key={part.code}>
          <ItemAsks of={part} />
          <SentElsewhere of={part} />
          {known.subject !== undefined && <WindowOf subject={known.subject} of={part} />}
        </Fragment>
      ))}
      {missing.length > 0 && (
        <Missing of={namesMissing(asked, settlings)} until={until} onChange={setUntil} />
      )}
      {left !== undefined && (
        <Notice tone="warn">
          <p>{words.left(caseNumberText(left.number))}</p>
        </Notice>
      )}
      {error !== null && <Fault error={error} marked />}
      <div>{children}</div>
    </div>
  )
}

function Missing({
  of,
  until,
  onChange,
}: {
  of: readonly string[]
  until: string
  onChange: (until: string) => void
}) {
  return (
    <Notice tone="warn">
      <p>{words.missing(of.length)}：</p>
      <ul>
        {of.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
      <DateField label={words.until} value={until} onChange={onChange} />
    </Notice>
  )
}

const units = { 'working-days': '个工作日', days: '天', months: '个月' }

function limitSaid({ limits }: Declaration): string {
  const limit = limits.promised ?? limits.guide ?? limits.statutory
  return limit === null ? '' : words.limit(`${limit.length} ${units[limit.unit]}`)
}
