import { Suspense } from 'react'

import { Loaded, Skeleton } from '../../design/index.ts'
import { Calculators } from '../../features/calculator/index.ts'
import { useRead } from '../../platform/use.ts'
import { back } from './Back.tsx'

/** 算一算, filled from one's own record where it holds something. */
export function OwnCalculators({
  subject,
  today,
  shown,
}: {
  subject: string
  today: string
  shown: string | undefined
}) {
  const record = useRead('GET /api/people/:subject', { params: { subject }, query: {} })
  return (
    <Loaded of={record}>
      {(known) => (
        <Suspense fallback={<Skeleton />}>
          <Calculators
            base="/person/calculator"
            shown={shown}
            today={today}
            record={known}
            back={back('/person')}
          />
        </Suspense>
      )}
    </Loaded>
  )
}
