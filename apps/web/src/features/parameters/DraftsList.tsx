import type { ListedDraft } from '@tongban/contracts/parameters'
import { valuesAtMost } from '@tongban/contracts/published-value'
import { Link, useLocation } from 'wouter'

import { type Attached, Badge, Fault, FileField, Loaded, Panel, Table } from '../../design/index.ts'
import { instantText } from '../../platform/format.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { may, useMe } from '../session/index.ts'
import { readLines } from './lines.ts'
import { words } from './words.ts'

/** 起草和公布: drafts, those that wait first; a new one by hand or from a file. */
export function DraftsList() {
  const me = useMe()
  const drafts = useRead('GET /api/parameters/drafts')
  return (
    <>
      {may(me, 'parameters.draft') && drafts.data?.mayBegin === true && (
        <>
          <p className="row">
            <Link href="/direction/parameters/drafts/new" className="button button-primary">
              {words.newDraft}
            </Link>
          </p>
          <ImportLines />
        </>
      )}
      <Panel title={words.draft}>
        <Loaded of={drafts}>
          {({ rows }) => (
            <Table
              title={words.draft}
              rows={rows}
              keyOf={({ id }) => id}
              empty={words.draftsNone}
              columns={[
                {
                  head: words.draft,
                  render: ({ id, title }) => <Link href={`/direction/parameters/drafts/${id}`}>{title}</Link>,
                  wrap: true,
                },
                { head: words.state, render: ({ state }) => <DraftState of={state} /> },
                { head: words.count, render: ({ count }) => count, number: true },
                { head: words.writers, render: ({ writtenBy }) => writtenBy.join('、'), wrap: true },
                { head: words.changedAt, render: ({ changedAt }) => instantText(changedAt) },
                {
                  head: words.decided,
                  render: ({ decidedBy, decidedAt }) =>
                    decidedBy === null || decidedAt === null ? '' : `${decidedBy} ${instantText(decidedAt)}`,
                },
              ]}
            />
          )}
        </Loaded>
      </Panel>
    </>
  )
}

/** How a draft stands. */
export function DraftState({ of }: { of: ListedDraft['state'] }) {
  const tone = { open: 'info', published: 'done', withdrawn: 'plain' } as const
  return <Badge tone={tone[of]}>{words.states[of]}</Badge>
}

/** 从文件导入: what another installation has published becomes a draft here, and goes the way of every draft. */
function ImportLines() {
  const [, go] = useLocation()
  const create = useAct('POST /api/parameters/drafts')
  const take = async (file: File): Promise<Attached> => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the server reads every value strictly and names what is wrong
    const body = { title: titleOf(file.name), values: valuesIn(await file.text()) as never }
    const draft = await create.act({ body })
    if (draft !== undefined) go(`/direction/parameters/drafts/${draft.id}`)
    return { id: draft?.id ?? '', name: file.name, type: file.type, address: '' }
  }
  return (
    <details className="folded">
      <summary>{words.importLines}</summary>
      <div className="stack">
        <p className="soft">{words.importHelp}</p>
        {create.error !== null && <Fault error={create.error} />}
        <FileField
          label={words.importLines}
          named
          pick={words.pickLines}
          kinds={['.jsonl', '.ndjson', '.txt']}
          atMost={1}
          files={[]}
          onChange={() => undefined}
          upload={take}
        />
      </div>
    </details>
  )
}

/** The values of a file. @throws Error that says what is wrong with it */
function valuesIn(text: string): Record<string, unknown>[] {
  const { values, wrong } = readLines(text)
  if (wrong.length > 0) throw new Error(words.linesWrong(wrong))
  if (values.length === 0) throw new Error(words.linesNone)
  if (values.length > valuesAtMost) throw new Error(words.linesMany(values.length, valuesAtMost))
  return values
}

function titleOf(name: string): string {
  const title = name.replace(/\.\w+$/, '').slice(0, 80)
  return title.length < 2 ? words.importLines : title
}
