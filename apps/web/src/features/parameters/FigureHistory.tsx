import { baseLaw, dayOf, type Dated, figureOfKey, inForce, type Law, type Parameter } from '@tongban/policy'
import { readersOf, type Rule, rules } from '@tongban/policy/rules'
import { Link } from 'wouter'

import { EmptyState, Facts, Loaded, Panel, Select, Table } from '../../design/index.ts'
import { dayText } from '../../platform/format.ts'
import { useLawOf } from '../../platform/law.ts'
import { addressWith, usePlace } from '../../platform/place.ts'
import { useRead } from '../../platform/use.ts'
import { SourceOf, sourceText } from '../reasons/index.ts'
import { may, useMe } from '../session/index.ts'
import { areaName, areaOptions, nation } from './areas.ts'
import { AsItWas } from './AsItWas.tsx'
import { isPublished } from './find.ts'
import { SourceText, Sure, whenText } from './Sure.tsx'
import { publishedOf } from './typed.ts'
import { valueText } from './value-text.ts'
import { words } from './words.ts'

/** One figure: every value it has had, with the article of law, who says so and how sure, and the rules that read it. */
export function FigureHistory({ figureKey }: { figureKey: string }) {
  const [{ law: hash = '' }] = usePlace()
  const law = useLawOf(hash)
  return (
    <>
      {hash !== '' && <AsItWas hash={hash} />}
      <Loaded of={law}>{(found) => <History law={found} figureKey={figureKey} />}</Loaded>
    </>
  )
}

function History({ law, figureKey }: { law: Law; figureKey: string }) {
  const me = useMe()
  const drafts = useRead('GET /api/parameters/drafts')
  const [{ area = '' }, go] = usePlace()
  const figure = figureOfKey(law.figures, figureKey)
  if (figure === undefined) return <EmptyState title={words.unknownFigure} />
  const codes = [...new Set(figure.values.map((dated) => dated.area ?? nation))]
  const rows = figure.values
    .filter((dated) => area === '' || (dated.area ?? nation) === area)
    .toSorted((one, other) => (one.from < other.from ? 1 : -1))
  const draft = addressWith('/direction/parameters/drafts/new', { figure: figureKey, area })
  return (
    <>
      <InForceNow figureKey={figureKey} figure={figure} area={area === '' ? nation : area} />
      <Panel title={words.history}>
        <div className="stack">
          <div className="row row-end">
            <div className="narrow">
              <Select
                label={words.area}
                value={area}
                none={words.allAreas}
                onChange={(value) => go({ area: value })}
                options={areaOptions(codes).filter(({ value }) => codes.includes(value) || value === area)}
              />
            </div>
            {may(me, 'parameters.draft') && drafts.data?.mayBegin === true && (
              <Link href={draft} className="button">
                {words.draftThis}
              </Link>
            )}
          </div>
          <Values figureKey={figureKey} figure={figure} rows={rows} />
        </div>
      </Panel>
      <Readers figureKey={figureKey} />
    </>
  )
}

function InForceNow({
  figureKey,
  figure,
  area,
}: {
  figureKey: string
  figure: Parameter<unknown>
  area: string
}) {
  const { today } = useMe()
  const now = inForce(figure, area, dayOf(today))
  if (now === undefined) return <p>{`${areaName(area)}：${words.notHere}`}</p>
  const { source } = now
  return (
    <Panel title={`${areaName(area)}：${dayText(today)}`}>
      <p className="row">
        <strong>{valueText(figureKey, figure.unit, now.value)}</strong>
        <Sure of={now} />
      </p>
      <p>
        {words.source} <SourceOf source={source} />
      </p>
      <Facts
        rows={[
          [words.where, areaName(now.area ?? nation)],
          [words.from, whenText(now.from)],
          [words.publishedOn, publishedOf(source) === '' ? words.notGiven : dayText(publishedOf(source))],
          [words.by, isPublished(baseLaw, figureKey, now) ? words.published : words.shipped],
          ...(now.knownUntil === undefined ? [] : ([[words.knownUntil, whenText(now.knownUntil)]] as const)),
          ...(now.note === undefined ? [] : ([[words.note, now.note]] as const)),
        ]}
      />
    </Panel>
  )
}

function Values({
  figureKey,
  figure,
  rows,
}: {
  figureKey: string
  figure: Parameter<unknown>
  rows: readonly Dated<unknown>[]
}) {
  return (
    <Table
      title={words.history}
      rows={rows}
      keyOf={({ area = nation, from }) => `${area} ${from}`}
      empty={words.historyNone}
      columns={[
        { head: words.where, render: ({ area = nation }) => areaName(area), wrap: true },
        { head: words.from, render: ({ from }) => whenText(from) },
        { head: words.to, render: (dated) => <Until of={dated} /> },
        {
          head: words.value,
          render: ({ value }) => valueText(figureKey, figure.unit, value),
          wrap: true,
        },
        { head: words.sure, render: (dated) => <Sure of={dated} /> },
        {
          head: words.document,
          render: (dated) => <Document of={dated} figureKey={figureKey} />,
          wrap: true,
        },
        { head: words.note, render: ({ note = '' }) => note, wrap: true },
      ]}
    />
  )
}

function Until({ of: { to, knownUntil } }: { of: Dated<unknown> }) {
  if (to !== undefined) return whenText(to)
  return knownUntil === undefined ? null : (
    <span className="soft">{`${words.knownUntil} ${whenText(knownUntil)}`}</span>
  )
}

function Document({ of, figureKey }: { of: Dated<unknown>; figureKey: string }) {
  return (
    <span>
      <SourceText source={of.source} />
      {isPublished(baseLaw, figureKey, of) && (
        <>
          {' '}
          <Link href="/direction/parameters/publications">{words.published}</Link>
        </>
      )}
    </span>
  )
}

function Readers({ figureKey }: { figureKey: string }) {
  const ids = readersOf(figureKey)
  return (
    <Panel title={words.readers}>
      <Table
        title={words.readers}
        rows={rules.filter(({ id }) => ids.includes(id))}
        keyOf={({ id }) => id}
        empty={words.noReaders}
        columns={[
          { head: words.reader, render: ({ title }) => title.zh, wrap: true },
          { head: words.readerLaw, render: (rule) => <LawOfRule of={rule} />, wrap: true },
        ]}
      />
    </Panel>
  )
}

/** The law of a rule, each document leading to its text. */
function LawOfRule({ of: { sources } }: { of: Rule }) {
  return sources.map((source, at) => (
    <span key={sourceText(source)}>
      {at > 0 && '；'}
      <SourceOf source={source} />
    </span>
  ))
}
