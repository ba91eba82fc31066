import { Link, Route, Switch } from 'wouter'

import { EmptyState, Page } from '../../design/index.ts'
import { useOwn } from '../../features/accounts/index.ts'
import { OwnCase, OwnCases } from '../../features/cases/index.ts'
import { OnlineItems } from '../../features/catalogue/index.ts'
import { opensItem, useActingPerson } from '../../features/mandates/index.ts'
import { OwnRecord } from '../../features/people/index.ts'
import { caseHref } from './addresses.ts'
import { ApplyPage } from './ApplyPage.tsx'
import { back } from './Back.tsx'
import { HomeOfAnother } from './HomePage.tsx'
import { words } from './words.ts'

/** The pages of the hall for the person for whom one acts. */
export function PlacesOfAnother() {
  const { subject, name, today } = useOwn()
  const acting = useActingPerson()
  return (
    <Switch>
      <Route path="/person">
        <HomeOfAnother />
      </Route>
      <Route path="/person/apply">
        <Page title={words.helloFor(name)}>
          <OnlineItems
            hrefOf={(code) => `/person/apply/${code}`}
            search={new URLSearchParams(location.search).get('q') ?? ''}
            may={(item) => acting !== undefined && opensItem(acting, item)}
          />
        </Page>
      </Route>
      <Route path="/person/apply/:code">{({ code }) => <ApplyPage key={code} code={code} />}</Route>
      <Route path="/person/cases">
        <Page title={words.casesOf(name)}>
          <OwnCases
            subject={subject}
            hrefOf={({ id }) => caseHref(id)}
            apply={<Link href="/person/apply">{words.toApply}</Link>}
          />
        </Page>
      </Route>
      <Route path="/person/cases/:id">
        {({ id }) => (
          <OwnCase
            key={id}
            subject={subject}
            id={id}
            today={today}
            back={back('/person/cases')}
            record={<Link href="/person/own/record">{words.recordsOf(name)}</Link>}
            rating={null}
          />
        )}
      </Route>
      <Route path="/person/own/record">
        <Page title={words.recordsOf(name)} beside={back('/person')}>
          <OwnRecord subject={subject} />
        </Page>
      </Route>
      <Route>
        <EmptyState title={words.notForAnother}>
          <p>{words.notForAnotherHelp}</p>
        </EmptyState>
      </Route>
    </Switch>
  )
}
