import type { ReactNode } from 'react'
import { Link, Route, Switch, useLocation } from 'wouter'

import { EmptyState, Page } from '../../design/index.ts'
import { OwnBindings, useOwn } from '../../features/accounts/index.ts'
import { OwnLooks } from '../../features/audit/index.ts'
import { OwnCase, OwnCases } from '../../features/cases/index.ts'
import { OnlineItems } from '../../features/catalogue/index.ts'
import { GivenClients, givenWords } from '../../features/clients/index.ts'
import { OwnConfirmation } from '../../features/confirmations/index.ts'
import { Family, familyWords } from '../../features/mandates/index.ts'
import { BrokenAddresses, OwnMessages, Preferences, preferenceWords } from '../../features/messages/index.ts'
import { type Entry, OutboxList, outboxWords } from '../../features/outbox/index.ts'
import { whereWords } from '../../features/outlets/index.ts'
import { OwnCopy, OwnRecord, recordWords, WrongRecord } from '../../features/people/index.ts'
import { OwnRatings, RateCase, ratingWords, ToRateCase } from '../../features/ratings/index.ts'
import { OwnSessions } from '../../features/session/index.ts'
import { caseHref, hrefOfMessage, outboxHref, rateHref, ratingsHref } from './addresses.ts'
import { ApplyPage } from './ApplyPage.tsx'
import { back } from './Back.tsx'
import { HomePage } from './HomePage.tsx'
import { NotDoneNear, WhereNear } from './NearHome.tsx'
import { OwnCalculators } from './OwnCalculators.tsx'
import { OwnPage } from './OwnPage.tsx'
import { words } from './words.ts'

/** The pages of the hall for oneself. */
export function Places() {
  const { subject, today } = useOwn()
  const [, go] = useLocation()
  return (
    <Switch>
      <Route path="/person">
        <HomePage />
      </Route>
      <Route path="/person/apply">
        <Page title={words.apply}>
          <OnlineItems
            hrefOf={(code) => `/person/apply/${code}`}
            search={new URLSearchParams(location.search).get('q') ?? ''}
          />
        </Page>
      </Route>
      <Route path="/person/apply/:code">{({ code }) => <ApplyPage key={code} code={code} />}</Route>
      <Route path="/person/cases">
        <Page title={words.cases}>
          <OwnCases
            subject={subject}
            hrefOf={({ id }) => caseHref(id)}
            apply={<Link href="/person/apply">{words.toApply}</Link>}
          />
        </Page>
      </Route>
      <Route path={outboxHref}>
        <Page title={outboxWords.title} beside={back('/person')}>
          <OutboxList owner={subject} resumeBy={goOn} />
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
            record={<Link href="/person/own/record">{words.record}</Link>}
            rating={<ToRateCase subject={subject} id={id} href={rateHref(id)} />}
          />
        )}
      </Route>
      <Route path="/person/confirmations/:id">
        {({ id }) => (
          <OwnConfirmation key={id} subject={subject} id={id} home="/person" back={back('/person')} />
        )}
      </Route>
      <Route path="/person/messages/settings">
        <Page title={preferenceWords.title} beside={back('/person/messages')}>
          <Preferences subject={subject} />
        </Page>
      </Route>
      <Route path="/person/messages">
        <Page
          title={words.messages}
          beside={<Link href="/person/messages/settings">{preferenceWords.title}</Link>}
        >
          <BrokenAddresses subject={subject} change="/person/apply/person-change-other" />
          <OwnMessages subject={subject} hrefOf={hrefOfMessage} rateOf={rateLinkOf(subject)} />
        </Page>
      </Route>
      <Route path="/person/rate/:id">
        {({ id }) => (
          <RateCase
            key={id}
            subject={subject}
            id={id}
            home="/person"
            ratings={ratingsHref}
            back={back('/person')}
          />
        )}
      </Route>
      <Route path="/person/calculator/:shown?">
        {({ shown }) => <OwnCalculators subject={subject} today={today} shown={shown} />}
      </Route>
      <Route path="/person/where">
        <Page title={whereWords.title} beside={back('/person')}>
          <WhereNear subject={subject} />
        </Page>
      </Route>
      <Route path="/person/not-done">
        <Page title={ratingWords.notDoneTitle} beside={back('/person')}>
          <NotDoneNear subject={subject} />
        </Page>
      </Route>
      <Route path="/person/own/ratings">
        <Page title={ratingWords.ratings} beside={back('/person/own')}>
          <OwnRatings subject={subject} />
        </Page>
      </Route>
      <Route path="/person/own">
        <OwnPage />
      </Route>
      <Route path="/person/own/record">
        <Page title={words.record} beside={back('/person/own')}>
          <OwnRecord subject={subject} />
          <WrongRecord contact="/person/apply/person-change-other" where="/person/where" />
        </Page>
      </Route>
      <Route path="/person/own/copy">
        <Page title={recordWords.copy} beside={back('/person/own')}>
          <OwnCopy subject={subject} />
        </Page>
      </Route>
      <Route path="/person/own/looks">
        <Page title={words.looks} beside={back('/person/own')}>
          <OwnLooks subject={subject} />
        </Page>
      </Route>
      <Route path="/person/own/family">
        <Page title={familyWords.title} beside={back('/person/own')}>
          <Family subject={subject} today={today} onActing={() => go('/person')} />
        </Page>
      </Route>
      <Route path="/person/own/clients">
        <Page title={givenWords.title} beside={back('/person/own')}>
          <GivenClients subject={subject} today={today} />
        </Page>
      </Route>
      <Route path="/person/own/logins">
        <Page title={words.logins} beside={back('/person/own')}>
          <OwnBindings />
          <OwnSessions />
        </Page>
      </Route>
      <Route>
        <EmptyState title={words.records}>
          <Link href="/person">{words.places.home}</Link>
        </EmptyState>
      </Route>
    </Switch>
  )
}

const goOn = ({ handIn }: Entry) => (
  <Link className="button" href={`/person/apply/${handIn.item}`}>
    {outboxWords.goOn}
  </Link>
)

/** The way to rate one of somebody's cases. */
function rateLinkOf(subject: string): (id: string) => ReactNode {
  return (id) => <ToRateCase subject={subject} id={id} href={rateHref(id)} />
}
