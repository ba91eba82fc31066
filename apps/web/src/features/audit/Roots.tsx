import { Button, Code, Loaded, Page, Panel, Table } from '../../design/index.ts'
import { dayText, instantText } from '../../platform/format.ts'
import { useRead } from '../../platform/use.ts'
import { words } from './words.ts'

/** The last seal of each day with its signature, for everybody: to be printed and compared with later. */
export function Roots() {
  const roots = useRead('GET /api/audit/roots')
  return (
    <Page title={words.roots}>
      <p>{words.rootsHelp}</p>
      <div className="screen-only row">
        <Button onPress={() => window.print()}>{words.print}</Button>
      </div>
      <Loaded of={roots}>
        {({ rows, keys }) => (
          <>
            <Table
              title={words.roots}
              rows={rows}
              keyOf={({ id }) => String(id)}
              empty={words.noRoots}
              columns={[
                { head: words.day, render: ({ day }) => dayText(day) },
                { head: words.seal, render: ({ id }) => id, number: true },
                { head: words.entries, render: ({ entries }) => entries, number: true },
                { head: words.sealedAt, render: ({ sealedAt }) => instantText(sealedAt) },
                { head: words.hash, render: ({ hash }) => <Code text={hash} />, wrap: true },
                { head: words.previous, render: ({ previous }) => <Code text={previous} />, wrap: true },
                { head: words.root, render: ({ root }) => <Code text={root} />, wrap: true },
                { head: words.signature, render: ({ signature }) => <Code text={signature} />, wrap: true },
                { head: words.key, render: ({ keyId }) => keyId },
              ]}
            />
            <Panel title={words.rootsKeys}>
              {Object.entries(keys).map(([id, pem]) => (
                <p key={id}>
                  {id}：<Code text={pem} />
                </p>
              ))}
            </Panel>
          </>
        )}
      </Loaded>
    </Page>
  )
}

/** Breaks anywhere: a hash has no words, and a phone is narrow. */
