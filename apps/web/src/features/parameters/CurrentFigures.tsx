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
import { useLaw } from '../../platform/law.ts'
import { addressWith, usePlace } from '../../platform/place.ts'
import { useMe } from '../session/index.ts'
import { areaName, areaOptions, nation } from './areas.ts'
import { findFigures, type Found } from './find.ts'
import { SourceText, Sure, whenText } from './Sure.tsx'
import { topics } from './topics.ts'
import { valueText } from './value-text.ts'
import { words } from './words.ts'

/** 现行参数: what is in force at a place on a day, by topic; each leads to its history and its source. */
export function CurrentFigures() {
  const law = useLaw()
  return <Loaded of={law}>{(found) => <Figures law={found} />}</Loaded>
}

function Figures({ law }: { law: Law }) {
  const { today } = useMe()
  const [{ q = '', topic = '', area = nation, on = '', unsure = '' }, go] = usePlace()
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
          none={areaName(nation)}
          onChange={(value) => go({ area: value === nation ? undefined : value })}
          options={areaOptions(areasOf(law)).filter(({ value }) => value !== nation)}
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
          <Group key={of} title={title} rows={found.filter((one) => one.topic === of)} area={area} />
        ))
      )}
    </>
  )
}

function Group({ title, rows, area }: { title: string; rows: readonly Found[]; area: string }) {
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
                href={addressWith(`/direction/parameters/figures/${key}`, area === nation ? {} : { area })}
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

function Value({ of: { key, figure, now, areas } }: { of: Found }) {
  const others = areas === 0 ? '' : words.ofAreas(areas)
  if (now === undefined)
    return <span className="soft">{[words.notHere, others].filter(Boolean).join('，')}</span>
  return (
    <>
      {valueText(key, figure.unit, now.value)}
      {others !== '' && (now.area ?? nation) === nation && <span className="soft"> {others}</span>}
    </>
  )
}

/** The areas that have figures of their own. */
export function areasOf(law: Law): string[] {
  return parametersOf(law.figures).flatMap(([, { values }]) => values.map(({ area = nation }) => area))
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
}
