import { dayOf, type Law, parametersOf } from '@tongban/policy'
import { useState } from 'react'
import { Link } from 'wouter'

import {
  Button,
  Checkbox,
  DateField,
  EmptyState,
  Loaded,
  Panel,
  Select,
  Table,
  TextField,
} from '../../design/index.ts'
import { useLawOf } from '../../platform/law.ts'
import { addressWith, usePlace } from '../../platform/place.ts'
import { useRead } from '../../platform/use.ts'
import { useMe } from '../session/index.ts'
import { areaName, areaOptions, nation } from './areas.ts'
import { AsItWas } from './AsItWas.tsx'
import { changesAhead, findFigures, type Found } from './find.ts'
import { SourceText, Sure, whenText } from './Sure.tsx'
import { topics } from './topics.ts'
import { valueText } from './value-text.ts'
import { words } from './words.ts'

/** 现行参数: what is in force at a place on a day, by topic; each leads to its history and its source. */
export function CurrentFigures() {
  const [{ law: hash = '' }] = usePlace()
  const law = useLawOf(hash)
  return <Loaded of={law}>{(found) => <Figures law={found} />}</Loaded>
}

function Figures({ law }: { law: Law }) {
  const { today } = useMe()
  const home = useOwnArea()
  const [{ q = '', topic = '', area = home, on = '', unsure = '', law: hash = '' }, go] = usePlace()
  const [find, setFind] = useState(q)
  const day = isDay(on) ? on : today
  const found = findFigures(law, { words: find, topic, area, on: dayOf(day), unsure: unsure !== '' })
  const clear = (): void => {
    setFind('')
    go({ q: undefined, topic: undefined, area: undefined, on: undefined, unsure: undefined })
  }
  return (
    <>
      <p className="soft">{words.help}</p>
      {hash !== '' && <AsItWas hash={hash} />}
      <section className="panel row row-end" aria-label={words.find}>
        <TextField
          label={words.find}
          hint={words.findExample}
          value={find}
          type="search"
          longest={60}
          onChange={setFind}
        />
        <Select
          label={words.topic}
          value={topic}
          none={words.allTopics}
          onChange={(value) => go({ topic: value })}
          options={Object.entries(topics).map(([value, label]) => ({ value, label }))}
        />
        <Select
          label={words.area}
          value={area}
          none={areaName(home)}
          onChange={(value) => go({ area: value })}
          options={areaOptions([...areasOf(law), area])}
        />
        <DateField
          key={on}
          label={words.on}
          hint={words.onHint}
          value={on}
          onChange={(value) => (value === '' || isDay(value)) && go({ on: value })}
        />
        <Checkbox checked={unsure !== ''} onChange={(checked) => go({ unsure: checked ? '1' : undefined })}>
          {words.unsure}
        </Checkbox>
      </section>
      <p aria-live="polite">{words.found(found.length)}</p>
      {found.length === 0 ? (
        <EmptyState title={words.noneFound}>
          <Button onPress={clear}>{words.clear}</Button>
        </EmptyState>
      ) : (
        Object.entries(topics).map(([of, title]) => (
          <Group
            key={of}
            title={title}
            rows={found.filter((one) => one.topic === of)}
            area={area}
            hash={hash}
          />
        ))
      )}
    </>
  )
}

function Group({
  title,
  rows,
  area,
  hash,
}: {
  title: string
  rows: readonly Found[]
  area: string
  hash: string
}) {
  if (rows.length === 0) return null
  return (
    <Panel title={title}>
      <Table
        title={title}
        rows={rows}
        keyOf={({ key }) => key}
        empty={words.noneFound}
        columns={[
          {
            head: words.name,
            render: ({ key, figure }) => (
              <Link
                href={addressWith(`/direction/parameters/figures/${key}`, {
                  area: own(figure, area),
                  law: hash,
                })}
              >
                {figure.name}
              </Link>
            ),
            wrap: true,
          },
          { head: words.value, render: (found) => <Value of={found} />, wrap: true },
          {
            head: words.where,
            render: ({ now }) => (now === undefined ? '' : areaName(now.area ?? nation)),
          },
          { head: words.from, render: ({ now }) => (now === undefined ? '' : whenText(now.from)) },
          { head: words.sure, render: ({ now }) => now !== undefined && <Sure of={now} /> },
          {
            head: words.source,
            render: ({ now }) => now !== undefined && <SourceText source={now.source} />,
            wrap: true,
          },
        ]}
      />
    </Panel>
  )
}

/** The area whose history is opened: of the nearest one that has values of its own. */
function own({ values }: Found['figure'], area: string): string | undefined {
  const around = [area, `${area.slice(0, 2)}0000`]
  return around.find((code) => values.some((dated) => dated.area === code))
}

function Value({ of: found }: { of: Found }) {
  const { key, figure, now, areas } = found
  const { today } = useMe()
  const others = areas === 0 ? '' : words.ofAreas(areas)
  if (now === undefined)
    return <span className="soft">{[words.notHere, others].filter(Boolean).join('，')}</span>
  return (
    <span>
      {valueText(key, figure.unit, now.value)}
      {changesAhead(found, today).map(({ from, value }, at) => (
        <span key={from} className="soft">
          {' '}
          {at === 0 ? words.thenFrom(whenText(from)) : words.lastFrom(whenText(from))}{' '}
          {valueText(key, figure.unit, value)}
        </span>
      ))}
      {others !== '' && (now.area ?? nation) === nation && <span className="soft"> {others}</span>}
    </span>
  )
}

/** The area of the agency where one is: what holds there is looked at first; the whole country while that is not known. */
function useOwnArea(): string {
  const { grants } = useMe()
  const agencies = useRead('GET /api/agencies').data?.rows ?? []
  return agencies.find(({ id }) => id === grants[0]?.agencyId)?.area ?? nation
}

/** The areas that have figures of their own. */
export function areasOf(law: Law): string[] {
  return parametersOf(law.figures).flatMap(([, { values }]) => values.map(({ area = nation }) => area))
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
}
