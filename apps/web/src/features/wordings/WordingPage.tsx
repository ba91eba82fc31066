import type { WordingInFull } from '@tongban/contracts/wordings'
import { Link, useLocation } from 'wouter'

import { Button, Fault, Loaded, Panel, Table } from '../../design/index.ts'
import { dayText, instantText } from '../../platform/format.ts'
import { usePlace } from '../../platform/place.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { may, useMe } from '../session/index.ts'
import { languagesOf } from './sentences.ts'
import { Whose } from './WordingsPage.tsx'
import { words } from './words.ts'

/** One wording of an agency: how it is said now, what was published of it, and a way to say it otherwise. */
export function WordingPage({ wording }: { wording: string }) {
  const [{ agency }] = usePlace()
  const found = useRead('GET /api/wordings/:key', {
    params: { key: wording },
    query: agency === undefined ? {} : { agency },
  })
  return <Loaded of={found}>{(whole) => <InFull of={whole} agency={agency} />}</Loaded>
}

function InFull({ of, agency }: { of: WordingInFull; agency: string | undefined }) {
  const me = useMe()
  return (
    <>
      <p>
        <Link href={`/administration/wordings${agency === undefined ? '' : `?agency=${agency}`}`}>
          {words.back}
        </Link>
      </p>
      <Panel title={of.title}>
        <div className="stack">
          <Whose of={of} />
          {may(me, 'wordings.draft') && agency !== undefined && <Begin wording={of.key} agency={agency} />}
        </div>
      </Panel>
      <Panel title={words.now}>
        <div className="stack">
          {of.parts.map((part) => (
            <section key={part.key} className="stack">
              <h3>{part.name}</h3>
              {languagesOf(part).map((language) => (
                <p key={language} lang={language}>
                  {part.inForce[language]}
                </p>
              ))}
            </section>
          ))}
        </div>
      </Panel>
      <Panel title={words.versions}>
        <Table
          title={words.versions}
          rows={of.versions}
          keyOf={({ version }) => String(version)}
          empty={words.versionsNone}
          columns={[
            { head: words.version, render: ({ version }) => version, number: true },
            { head: words.from, render: ({ from }) => dayText(from) },
            { head: words.state, render: ({ isShipped }) => (isShipped ? words.toShipped : ''), wrap: true },
            { head: words.writers, render: ({ writtenBy }) => writtenBy.join('、'), wrap: true },
            {
              head: words.publishedBy,
              render: ({ publishedBy, publishedAt }) => `${publishedBy} ${instantText(publishedAt)}`,
              wrap: true,
            },
          ]}
        />
      </Panel>
    </>
  )
}

function Begin({ wording, agency }: { wording: string; agency: string }) {
  const [, go] = useLocation()
  const begin = useAct('POST /api/wordings/drafts')
  const start = async (from: 'in-force' | 'shipped'): Promise<void> => {
    const draft = await begin.act({ body: { agency, key: wording, from } })
    if (draft !== undefined) go(`/administration/wordings/drafts/${draft.id}`)
  }
  return (
    <>
      {begin.error !== null && <Fault error={begin.error} />}
      <p className="soft">{words.beginHelp}</p>
      <p className="row">
        <Button kind="primary" pending={begin.pending} onPress={async () => await start('in-force')}>
          {words.edit}
        </Button>
        <Button pending={begin.pending} onPress={async () => await start('shipped')}>
          {words.editShipped}
        </Button>
      </p>
    </>
  )
}
