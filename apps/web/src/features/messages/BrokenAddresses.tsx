import { Link } from 'wouter'

import { Button, Fault, Notice } from '../../design/index.ts'
import { dayOfInstant } from '../../platform/format.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { words } from './words.ts'

/** Where messages came back from, said to the one whom they did not reach, with the two ways to mend it; nothing as long as all arrives. */
export function BrokenAddresses({ subject, change }: { subject: string; change: string }) {
  const found = useRead('GET /api/messages/:subject/addresses', { params: { subject } })
  const works = useAct('POST /api/messages/:subject/addresses/:channel/works')
  return (
    <>
      {works.error !== null && <Fault error={works.error} />}
      {(found.data?.rows ?? []).map(({ channel, since }) => (
        <Notice key={channel} tone="warn">
          <p>
            <strong>{words.broken[channel]}</strong>
          </p>
          <p>{words.brokenHelp(dayOfInstant(since))}</p>
          <p className="row">
            <Link className="button button-primary" href={change}>
              {words.changeAddress}
            </Link>
            <Button pending={works.pending} onPress={() => works.act({ params: { subject, channel } })}>
              {words.worksAgain}
            </Button>
          </p>
        </Notice>
      ))}
    </>
  )
}
