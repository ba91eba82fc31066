import type { ParameterPublication } from '@tongban/contracts/parameters'
import type { Law } from '@tongban/policy'

import { Badge, Button, Loaded, Notice, Panel, Table } from '../../design/index.ts'
import { dayOfInstant, timeText } from '../../platform/format.ts'
import { useLaw } from '../../platform/law.ts'
import { addressWith, usePlace } from '../../platform/place.ts'
import { useRead } from '../../platform/use.ts'
import { ValueList } from './ValueList.tsx'
import { words } from './words.ts'

/** 公布过的: every publication with who wrote and who published it, and the values as a file for another installation. */
export function Publications() {
  const law = useLaw()
  const [{ before }, go] = usePlace()
  const page = useRead('GET /api/parameters/publications', {
    query: before === undefined ? {} : { before: Number(before) },
  })
  return (
    <Panel title={words.what}>
      <Loaded of={law}>
        {(inForce) => (
          <Loaded of={page}>
            {({ rows, next }) => (
              <>
                {rows.some(({ leftOut }) => leftOut.length > 0) && (
                  <Notice tone="warn">
                    <p>{words.leftOutHelp}</p>
                  </Notice>
                )}
                {rows.length > 0 && (
                  <p>
                    <a className="button" href={linesAddress(0)} download>
                      {words.exportAll}
                    </a>
                  </p>
                )}
                <List law={inForce} rows={rows} />
                {next !== null && <Button onPress={() => go({ before: String(next) })}>{words.older}</Button>}
              </>
            )}
          </Loaded>
        )}
      </Loaded>
    </Panel>
  )
}

function List({ law, rows }: { law: Law; rows: readonly ParameterPublication[] }) {
  return (
    <Table
      title={words.publications}
      rows={rows}
      keyOf={({ number }) => String(number)}
      empty={words.publicationsNone}
      columns={[
        { head: words.numberOf, render: ({ number }) => number, number: true },
        { head: words.what, render: (publication) => <What law={law} of={publication} />, wrap: true },
        { head: words.writers, render: ({ writtenBy }) => writtenBy.join('、'), wrap: true },
        { head: words.publishedBy, render: ({ publishedBy }) => publishedBy },
        {
          head: words.at,
          render: ({ publishedAt }) => `${dayOfInstant(publishedAt)} ${timeText(publishedAt)}`,
        },
        { head: words.hash, render: ({ law: hash }) => <code>{hash.slice(0, 12)}</code> },
        {
          head: words.exportSince,
          render: ({ number }) => (
            <a href={linesAddress(number - 1)} download aria-label={`${words.exportSince} ${number}`}>
              {words.exportSince}
            </a>
          ),
        },
      ]}
    />
  )
}

function What({ law, of: { title, values, leftOut } }: { law: Law; of: ParameterPublication }) {
  return (
    <details>
      <summary>
        {`${title}（${values.length}）`}
        {leftOut.length > 0 && <Badge tone="warn">{words.leftOut(leftOut.length)}</Badge>}
      </summary>
      <ValueList law={law} values={values} leftOut={leftOut} />
    </details>
  )
}

/** Where the published values are had as a file: a link sends no header, so that the address says the path. */
function linesAddress(after: number): string {
  return addressWith('/api/parameters/lines', { after: String(after), path: 'oversight' })
}
