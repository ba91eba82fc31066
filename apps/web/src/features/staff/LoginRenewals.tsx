import { documentKindNames } from '@tongban/contracts/document-kinds'
import type { LoginRenewal } from '@tongban/contracts/login-renewals'
import { useState } from 'react'

import { Badge, Button, Loaded, Notice, Table, TwoAnswers, Verdict } from '../../design/index.ts'
import { instantText } from '../../platform/format.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { renewalWords as words } from './renewal-words.ts'

const tones = { asked: 'info', renewed: 'done', refused: 'danger' } as const

/** 重设登录: what waits for another administrator, what was decided of late, and the link, shown once. */
export function LoginRenewals() {
  const found = useRead('GET /api/login-renewals')
  const [chosen, choose] = useState<{ renewal: LoginRenewal; agree: boolean }>()
  const [link, setLink] = useState<{ name: string; address: string; endsAt: string }>()
  return (
    <div className="stack">
      <p className="soft">{words.help}</p>
      {link !== undefined && (
        <Notice tone="done" alert>
          <p>
            <strong>{words.linkTitle(link.name)}</strong>
          </p>
          <p>{words.linkHelp(instantText(link.endsAt))}</p>
          <p>
            <code>{link.address}</code>
          </p>
          <CopyLink key={link.address} address={link.address} />
        </Notice>
      )}
      <Loaded of={found}>
        {({ rows }) => (
          <Table
            title={words.title}
            rows={rows}
            keyOf={({ id }) => id}
            empty={words.none}
            columns={[
              { head: words.whom, render: ({ staffName, username }) => `${staffName}（${username}）` },
              { head: words.reason, render: ({ reason }) => words.reasons[reason], wrap: true },
              {
                head: words.identified,
                render: ({ document, documentEnd }) =>
                  `${documentKindNames[document]}，${words.endsWith(documentEnd)}`,
                wrap: true,
              },
              {
                head: words.askedBy,
                render: ({ askedBy, askedAt }) => `${askedBy} ${instantText(askedAt)}`,
                wrap: true,
              },
              { head: words.standing, render: (row) => <Standing of={row} />, wrap: true },
              {
                head: words.acts,
                render: (row) => <Deciding of={row} onChoose={(agree) => choose({ renewal: row, agree })} />,
              },
            ]}
          />
        )}
      </Loaded>
      {chosen !== undefined && (
        <Decision
          {...chosen}
          onClose={() => choose(undefined)}
          onLink={(made) =>
            setLink({
              name: chosen.renewal.staffName,
              address: `${location.origin}/invitation#${made.token}`,
              endsAt: made.endsAt,
            })
          }
        />
      )}
    </div>
  )
}

/** Nobody types such a link off a telephone. */
function CopyLink({ address }: { address: string }) {
  const [copied, setCopied] = useState<boolean>()
  const copy = async (): Promise<void> =>
    await navigator.clipboard.writeText(address).then(
      () => setCopied(true),
      () => setCopied(false), // a browser that may not: the link stands above
    )
  return (
    <p>
      <Button onPress={copy}>{copied === true ? words.copied : words.copy}</Button>{' '}
      {copied === false && <span>{words.notCopied}</span>}
    </p>
  )
}

function Standing({ of: { state, decidedBy, decidedAt } }: { of: LoginRenewal }) {
  return (
    <span>
      <Badge tone={tones[state]}>{words.states[state]}</Badge>{' '}
      {decidedBy !== null && decidedAt !== null && (
        <span className="soft">{words.decidedBy(decidedBy, instantText(decidedAt))}</span>
      )}
    </span>
  )
}

function Deciding({ of, onChoose }: { of: LoginRenewal; onChoose: (agree: boolean) => void }) {
  if (of.state !== 'asked') return null
  if (!of.decidable) return <span className="soft">{words.ownAsk}</span>
  return (
    <TwoAnswers
      agree={words.agree}
      agreeTo={words.agreeTo(of.staffName)}
      refuseTo={words.refuseTo(of.staffName)}
      onChoose={onChoose}
    />
  )
}

function Decision({
  renewal: { id, staffName },
  agree,
  onClose,
  onLink,
}: {
  renewal: LoginRenewal
  agree: boolean
  onClose: () => void
  onLink: (link: { token: string; endsAt: string }) => void
}) {
  const { act, pending, error } = useAct('POST /api/login-renewals/:id/decision')
  const confirm = async (): Promise<void> => {
    const done = await act({ params: { id }, body: { agree } })
    if (done === undefined) return
    if (done.link !== null) onLink(done.link)
    onClose()
  }
  return (
    <Verdict
      title={agree ? words.agreeTo(staffName) : words.refuseTo(staffName)}
      agree={agree}
      verb={words.agree}
      grave
      pending={pending}
      error={error}
      onSay={confirm}
      onCancel={onClose}
    >
      <p>{agree ? words.agreeHelp : words.refuseHelp}</p>
    </Verdict>
  )
}
