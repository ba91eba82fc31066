import { type FormEvent, useState } from 'react'
import { Link, useLocation } from 'wouter'

import { Button, Loaded, Notice, Page, Panel, TextField } from '../../design/index.ts'
import { useOwn } from '../../features/accounts/index.ts'
import { calculatorWords } from '../../features/calculator/index.ts'
import { WaitingCases } from '../../features/cases/index.ts'
import { WaitingConfirmations } from '../../features/confirmations/index.ts'
import { OwnDrafts } from '../../features/drafts/index.ts'
import { HeldMandates, opensItem, OwnMandates, useActingPerson } from '../../features/mandates/index.ts'
import { useUnread } from '../../features/messages/index.ts'
import { whereWords } from '../../features/outlets/index.ts'
import { ratingWords, WaitingRating } from '../../features/ratings/index.ts'
import { useRead } from '../../platform/use.ts'
import { words } from './words.ts'

/** What most people come for, in this order, as far as it is published. */
const mostCome = [
  'person-record',
  'person-change-other',
  'flexible-registration',
  'person-proof',
  'resident-registration',
  'flexible-suspend',
]
const tilesAtMost = 4

/** What waits for me first, each with its day and one button; then what most people come for. */
export function HomePage() {
  const { subject, name, ward } = useOwn()
  const [, go] = useLocation()
  const unread = useUnread(subject)
  return (
    <Page title={words.hello(name)}>
      {ward && (
        <Notice tone="info">
          <p>{words.ward}</p>
        </Notice>
      )}
      <WaitingCases subject={subject} hrefOf={({ id }) => `/person/cases/${id}`} />
      <WaitingConfirmations subject={subject} hrefOf={({ id }) => `/person/confirmations/${id}`} />
      {unread > 0 && (
        <Notice>
          <p>
            {words.unread(unread)} <Link href="/person/messages">{words.readThem}</Link>
          </p>
        </Notice>
      )}
      <WaitingRating subject={subject} hrefOf={(id) => `/person/rate/${id}`} />
      {!ward && <OwnDrafts subject={subject} hrefOf={(item) => `/person/apply/${item}`} />}
      <HeldMandates subject={subject} onActing={() => go('/person')} />
      <OwnMandates />
      {!ward && <Search />}
      {!ward && <MostCome />}
      <Panel title={words.records}>
        <p className="row">
          <Link className="button" href="/person/own/record">
            {words.ownRecord}
          </Link>
          <Link className="button" href="/person/own/looks">
            {words.looks}
          </Link>
          <Link className="button" href="/person/calculator">
            {calculatorWords.title}
          </Link>
          <Link className="button" href="/person/where">
            {whereWords.title}
          </Link>
          <Link className="button" href="/person/not-done">
            {ratingWords.notDone}
          </Link>
        </p>
      </Panel>
    </Page>
  )
}

/** The same where one acts for another person: what is his alone is left out. */
export function HomeOfAnother() {
  const { subject, name } = useOwn()
  return (
    <Page title={words.helloFor(name)}>
      <WaitingCases subject={subject} hrefOf={({ id }) => `/person/cases/${id}`} />
      <OwnDrafts subject={subject} hrefOf={(item) => `/person/apply/${item}`} />
      <Search />
      <MostCome />
      <Panel title={words.recordsOf(name)}>
        <p className="row">
          <Link className="button" href="/person/own/record">
            {words.ownRecord}
          </Link>
        </p>
      </Panel>
    </Page>
  )
}

function Search() {
  const [sought, setSought] = useState('')
  const [, go] = useLocation()
  const find = (event: FormEvent): void => {
    event.preventDefault()
    go(`/person/apply?q=${encodeURIComponent(sought.trim())}`)
  }
  return (
    <form onSubmit={find} className="row row-end">
      <TextField label={words.search} type="search" value={sought} onChange={setSought} />
      <Button submit>{words.find}</Button>
    </form>
  )
}

function MostCome() {
  const items = useRead('GET /api/catalogue/items')
  const acting = useActingPerson()
  return (
    <Panel title={words.mostCome}>
      <Loaded of={items}>
        {({ rows }) => (
          <ul className="tiles">
            {mostCome
              .flatMap((code) => rows.filter((item) => item.code === code))
              .filter(({ halls, state }) => halls.includes('person') && state === 'published')
              .filter((item) => acting === undefined || opensItem(acting, item))
              .slice(0, tilesAtMost)
              .map(({ code, name }) => (
                <li key={code}>
                  <Link className="tile" href={`/person/apply/${code}`}>
                    {name}
                  </Link>
                </li>
              ))}
          </ul>
        )}
      </Loaded>
      <p>
        <Link className="button" href="/person/apply">
          {words.moreItems}
        </Link>
      </p>
    </Panel>
  )
}
