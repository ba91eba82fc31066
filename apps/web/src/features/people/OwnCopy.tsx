import type { AllRoutes } from '@tongban/contracts/all'
import type { Reading } from '@tongban/contracts/routes'
import { useEffect, useState } from 'react'

import { Button, Facts, Fault, Notice } from '../../design/index.ts'
import { call } from '../../platform/client.ts'
import { dayOfInstant, instantText } from '../../platform/format.ts'
import { useSending } from '../../platform/use.ts'
import { words } from './words.ts'

type Copy = Reading<AllRoutes['GET /api/people/:subject/copy']>

/** A copy, and where this window has its file. */
interface Made {
  readonly copy: Copy
  readonly address: string
}

/** 个人信息副本: made when it is asked for, saved by whoever asks, and kept nowhere: not on the server, and not on this device by us. */
export function OwnCopy({ subject }: { subject: string }) {
  const sending = useSending<Copy>()
  const [made, setMade] = useState<Made>()
  useEffect(() => () => void (made === undefined || URL.revokeObjectURL(made.address)), [made])
  const make = async (): Promise<void> => {
    const copy = await sending.send(
      'copy',
      async () => await call('GET /api/people/:subject/copy', { params: { subject } }),
    )
    if (copy !== undefined) setMade({ copy, address: URL.createObjectURL(fileOf(copy)) })
  }
  return (
    <div className="panel stack">
      <p>{words.copyHelp}</p>
      <p className="soft">{words.copyBasis}</p>
      {sending.error !== null && <Fault error={sending.error} />}
      {made === undefined ? (
        <p>
          <Button kind="primary" pending={sending.pending} onPress={make}>
            {words.makeCopy}
          </Button>
        </p>
      ) : (
        <MadeCopy of={made} />
      )}
    </div>
  )
}

function fileOf(copy: Copy): Blob {
  return new Blob([JSON.stringify(copy, null, 2)], { type: 'application/json;charset=utf-8' })
}

function MadeCopy({ of: { copy, address } }: { of: Made }) {
  return (
    <div className="stack">
      <Notice tone="done">
        <strong>{words.copyMade(instantText(copy.madeAt))}</strong>
        <p>{words.copyCare}</p>
      </Notice>
      <p>
        <a
          className="button button-primary"
          href={address}
          download={`${words.copy}-${dayOfInstant(copy.madeAt)}.json`}
        >
          {words.saveCopy}
        </a>
      </p>
      <Facts rows={countsOf(copy)} />
    </div>
  )
}

/** How much of what is in it, so that somebody sees what he takes. */
function countsOf(copy: Copy): [name: string, value: string][] {
  const { parts } = words
  return [
    [parts.record, words.inCopy],
    ...(
      ['cases', 'papers', 'files', 'confirmations', 'messages', 'drafts', 'mandates', 'clients'] as const
    ).map((part): [string, string] => [parts[part], words.rowsInCopy(copy[part].rows.length)]),
    [parts.ratings, words.rowsInCopy(copy.ratings.given.length)],
    [parts.logins, words.rowsInCopy(copy.logins.rows.length)],
    [parts.looks, words.rowsInCopy(copy.looks.rows.length)],
  ]
}
