import { useState } from 'react'

import { Button, Fault } from '../../design/index.ts'
import { instantText } from '../../platform/format.ts'
import { useAct } from '../../platform/use.ts'
import { words } from './words.ts'

/** 首次登录链接: made when it is asked for and shown here only; the one before is worthless then. */
export function InvitationLink({ id, name }: { id: string; name: string }) {
  const invite = useAct('POST /api/staff/:id/invitation')
  const [link, setLink] = useState<{ address: string; endsAt: string }>()
  const make = async (): Promise<void> => {
    const made = await invite.act({ params: { id } })
    if (made !== undefined)
      setLink({ address: `${location.origin}/invitation#${made.token}`, endsAt: made.endsAt })
  }
  return (
    <div className="stack">
      {invite.error !== null && <Fault error={invite.error} />}
      {link === undefined ? (
        <div>
          <Button label={words.linkOf(name)} pending={invite.pending} onPress={() => void make()}>
            {words.link}
          </Button>
        </div>
      ) : (
        <>
          <p>{words.linkHelp(instantText(link.endsAt))}</p>
          <p>
            <code>{link.address}</code>
          </p>
        </>
      )}
    </div>
  )
}
