import type { ReactNode } from 'react'
import { Link } from 'wouter'

import { EmptyState, Fault, Notice, Panel, Skeleton, Table } from '../../design/index.ts'
import type { Read } from '../../platform/client.ts'
import { CaseTable } from '../cases/index.ts'
import { ask, type Asked, useAsked } from './asked.ts'
import { words } from './words.ts'

type Found = Read<'POST /api/search'>

/** Where what is found is opened; a hall that opens no records says none. */
export interface Ways {
  readonly caseOf: (of: { readonly subject: string; readonly id: string }) => string
  readonly recordOf?: ((of: { readonly subject: string; readonly case: string }) => string) | undefined
}

/** What came of the last search: people, employers and cases, each opened as far as this hall may. */
export function Results({ ways }: { ways: Ways }) {
  const asked = useAsked()
  if (asked.terms === '')
    return (
      <EmptyState title={words.begin}>
        <p>{words.beginHelp}</p>
        <HowToAsk />
      </EmptyState>
    )
  if (asked.error?.code === 'search.too-short')
    return (
      <div role="alert">
        <EmptyState title={asked.error.message}>
          <HowToAsk />
        </EmptyState>
      </div>
    )
  if (asked.error !== undefined) return <Fault error={asked.error} again={() => void ask(asked.terms)} />
  return asked.found === undefined ? <Skeleton /> : <Groups {...{ asked, ways }} found={asked.found} />
}

function Groups({ asked: { terms }, found, ways }: { asked: Asked; found: Found; ways: Ways }) {
  const { people, employers, cases, complete } = found
  const isNothing = [people, employers, cases].every(({ rows }) => rows.length === 0)
  return (
    <div className="stack">
      {!complete && (
        <Notice tone="warn">
          <p>{words.incomplete}</p>
        </Notice>
      )}
      <p className={isNothing ? 'hidden-words' : undefined}>
        <output>{isNothing ? words.none(terms) : words.found(terms, saidOf(found))}</output>
      </p>
      {isNothing && (
        <EmptyState title={words.none(terms)}>
          <p>{words.noneHelp}</p>
          <HowToAsk />
        </EmptyState>
      )}
      {people.rows.length > 0 && (
        <Group title={words.people} more={people.more} near={people.near ? words.near.person(terms) : null}>
          <People of={people.rows} ways={ways} />
          <HowToOpen of={people.rows} ways={ways} />
        </Group>
      )}
      {employers.rows.length > 0 && (
        <Group
          title={words.employers}
          more={employers.more}
          near={employers.near ? words.near.employer(terms) : null}
        >
          <Employers of={employers.rows} ways={ways} />
          <HowToOpen of={employers.rows} ways={ways} />
        </Group>
      )}
      {cases.rows.length > 0 && (
        <Group title={words.cases} more={cases.more} near={null}>
          <CaseTable title={words.cases} cases={cases.rows} hrefOf={ways.caseOf} />
        </Group>
      )}
    </div>
  )
}

/** `个人 3 位、办件 2 件`: of what there is, how many rows stand below. */
function saidOf({ people, employers, cases }: Found): string {
  return [
    people.rows.length === 0 ? '' : words.persons(people.rows.length, people.more),
    employers.rows.length === 0 ? '' : words.firms(employers.rows.length, employers.more),
    cases.rows.length === 0 ? '' : words.files(cases.rows.length, cases.more),
  ]
    .filter((said) => said !== '')
    .join('、')
}

/** One kind of what was found: whether it is only nearly what was asked, and whether there are others. */
function Group({
  title,
  more,
  near,
  children,
}: {
  title: string
  more: boolean
  near: string | null
  children: ReactNode
}) {
  return (
    <Panel title={title}>
      <div className="stack">
        {near !== null && <p>{near}</p>}
        {children}
        {more && <p className="soft">{words.more}</p>}
      </div>
    </Panel>
  )
}

function People({ of: rows, ways }: { of: Found['people']['rows']; ways: Ways }) {
  return (
    <Table
      title={words.people}
      rows={rows}
      keyOf={({ subject }) => subject}
      empty={words.people}
      columns={[
        { head: words.name, render: (row) => <Named of={row} ways={ways} />, wrap: true },
        { head: words.document, render: ({ document }) => document ?? '' },
        { head: words.agencies, render: ({ agencies }) => agencies.join('、'), wrap: true },
        { head: words.latest, render: (row) => <Latest of={row} ways={ways} /> },
      ]}
    />
  )
}

function Employers({ of: rows, ways }: { of: Found['employers']['rows']; ways: Ways }) {
  return (
    <Table
      title={words.employers}
      rows={rows}
      keyOf={({ subject }) => subject}
      empty={words.employers}
      columns={[
        { head: words.employerName, render: (row) => <Named of={row} ways={ways} />, wrap: true },
        { head: words.uscc, render: ({ uscc }) => uscc },
        { head: words.agencies, render: ({ agencies }) => agencies.join('、'), wrap: true },
        { head: words.latest, render: (row) => <Latest of={row} ways={ways} /> },
      ]}
    />
  )
}

interface Row {
  readonly subject: string
  readonly name: string
  readonly case: string | null
}

/** The name opens the record where a case of this office opens it. */
function Named({ of: { subject, name, case: id }, ways: { recordOf } }: { of: Row; ways: Ways }) {
  return id === null || recordOf === undefined ? (
    name
  ) : (
    <Link href={recordOf({ subject, case: id })}>{name}</Link>
  )
}

function Latest({ of: { subject, name, case: id }, ways: { caseOf } }: { of: Row; ways: Ways }) {
  return id === null ? (
    <span className="soft">{words.noCase}</span>
  ) : (
    <Link href={caseOf({ subject, id })} aria-label={words.openLatest(name)}>
      {words.open}
    </Link>
  )
}

/** Why some names open nothing, where that is so. */
function HowToOpen({ of: rows, ways: { recordOf } }: { of: readonly Row[]; ways: Ways }) {
  if (recordOf === undefined || rows.every((row) => row.case !== null)) return null
  return <p className="soft small">{words.noCaseHelp}</p>
}

function HowToAsk() {
  return (
    <ul>
      {words.ways.map((way) => (
        <li key={way}>{way}</li>
      ))}
    </ul>
  )
}
