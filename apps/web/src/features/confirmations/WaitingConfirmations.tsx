import type { Confirmation } from '@tongban/contracts/confirmations'
import { Link } from 'wouter'

import { Fault, Notice } from '../../design/index.ts'
import { dayText } from '../../platform/format.ts'
import { useRead } from '../../platform/use.ts'
import { words } from './words.ts'

/** What waits for the person's own word, each with its last day and one button; nothing is shown where nothing waits. */
export function WaitingConfirmations({
  subject,
  hrefOf,
}: {
  subject: string
  hrefOf: (one: Confirmation) => string
}) {
  const found = useRead('GET /api/confirmations/:subject', { params: { subject }, query: {} })
  if (found.data === undefined && found.error !== null)
    return <Fault error={found.error} again={found.refetch} />
  const open = (found.data?.rows ?? []).filter(({ state }) => state === 'open')
  return open.map((one) => (
    <Notice key={one.id} tone="warn">
      <p>
        <strong>{words.title}</strong>：{words.waits(one.employerName, one.itemName)}，
        {words.waitsUntil(dayText(one.until))}。
      </p>
      <p>
        <Link
          className="button button-primary"
          href={hrefOf(one)}
          aria-label={`${words.toAnswer}：${one.employerName}`}
        >
          {words.toAnswer}
        </Link>
      </p>
    </Notice>
  ))
}
