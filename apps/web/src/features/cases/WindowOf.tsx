import type { WindowView } from '@tongban/contracts/checks'
import type { Declaration } from '@tongban/contracts/declaration'

import { Notice, Skeleton } from '../../design/index.ts'
import { dayText, monthText } from '../../platform/format.ts'
import { useRead } from '../../platform/use.ts'
import { words } from './window-words.ts'

/** The business window that something handed in now comes into; null where the item has none, or none is published. */
export function useWindow(subject: string, item: string) {
  return useAsked(subject, item).data?.window ?? null
}

function useAsked(subject: string, item: string) {
  return useRead('POST /api/cases/:subject/checks', { params: { subject }, body: { item, form: {} } })
}

/** 业务期: until when it counts for which month, and what has closed already; said before anything is handed in (D-41). */
export function WindowOf({
  subject,
  of: item,
}: {
  subject: string
  of: Pick<Declaration, 'code' | 'window'>
}) {
  return item.window === undefined ? null : <Standing subject={subject} item={item.code} />
}

/** Its place is kept while it is on its way: what came late would move the button below it away from under the finger. */
function Standing({ subject, item }: { subject: string; item: string }) {
  const { data, isLoading } = useAsked(subject, item)
  return isLoading ? <Skeleton /> : <WindowSaid window={data?.window ?? null} />
}

/** The same of a window that is known already. */
export function WindowSaid({ window }: { window: WindowView | null }) {
  if (window === null) return null
  const { kind, agencyName, counted, isDayOff, closes, effect, missed } = window
  const name = words.kinds[kind] ?? words.other
  return (
    <Notice tone={missed === null && !isDayOff ? 'info' : 'warn'}>
      {isDayOff && <p>{words.dayOff(dayText(counted))}</p>}
      {missed !== null && <p>{words.missed(name, dayText(missed.closes))}</p>}
      {effect !== null && closes !== null && (
        <p>
          {missed === null
            ? words.open(agencyName, name, dayText(closes), monthText(effect))
            : nextOf(kind)(monthText(effect), monthText(missed.month))}
        </p>
      )}
      {effect === null && <p>{words.unknown(agencyName, name)}</p>}
    </Notice>
  )
}

/** What a month means that has closed already: who pays, or to where is paid. */
function nextOf(kind: string) {
  return kind === 'pension-payment' ? words.nextPaid : words.next
}
