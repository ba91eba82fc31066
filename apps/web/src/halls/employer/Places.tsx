import { Link, Route, Switch } from 'wouter'

import { EmptyState, Page, Tiles } from '../../design/index.ts'
import { useOwn } from '../../features/accounts/index.ts'
import { OwnLooks } from '../../features/audit/index.ts'
import { Batches, OneBatch } from '../../features/batches/index.ts'
import { bundleWords, OneBundle, OwnBundles } from '../../features/bundles/index.ts'
import { Leaving, OwnCase, OwnCases } from '../../features/cases/index.ts'
import { GivenClients, givenWords } from '../../features/clients/index.ts'
import { Roster } from '../../features/enrolment/index.ts'
import { Clerks, useEmployer } from '../../features/mandates/index.ts'
import { OwnMessages } from '../../features/messages/index.ts'
import { PapersOf } from '../../features/papers/index.ts'
import { OwnRecord } from '../../features/people/index.ts'
import { AllItems } from './AllItems.tsx'
import { ApplyPage } from './ApplyPage.tsx'
import { HomePage } from './HomePage.tsx'
import { TogetherPage } from './TogetherPage.tsx'
import { words } from './words.ts'

const caseHref = (id: string): string => `/employer/cases/${id}`
/** Of a bundle one is told by its own id. */
const messageHref = (id: string, kind: string): string =>
  kind.startsWith('bundle-') ? bundleHref(id) : caseHref(id)
const bundleHref = (id: string): string => `/employer/bundles/${id}`
/** What was handed in a moment ago says so. */
const isNew = (): boolean => new URLSearchParams(location.search).has('new')
const listHref = (id: string): string => `/employer/lists/${id}`
const back = (href: string) => <Link href={href}>{words.back}</Link>

/** The pages of the hall, for the employer that is acted for. */
export function Places() {
  const { employer, employerName, kind } = useEmployer()
  const { today } = useOwn()
  return (
    <Switch>
      <Route path="/employer">
        <HomePage />
      </Route>
      <Route path="/employer/apply">
        <Page title={words.apply}>
          <AllItems />
        </Page>
      </Route>
      <Route path="/employer/apply/:code">{({ code }) => <ApplyPage key={code} code={code} />}</Route>
      <Route path="/employer/together/:code">{({ code }) => <TogetherPage key={code} code={code} />}</Route>
      <Route path="/employer/bundles/:id">
        {({ id }) => (
          <Page title={bundleWords.title} beside={back('/employer/cases')}>
            <OneBundle key={id} subject={employer} id={id} hrefOf={caseHref} isNew={isNew()} />
          </Page>
        )}
      </Route>
      <Route path="/employer/cases">
        <Page title={words.cases}>
          <OwnBundles subject={employer} hrefOf={bundleHref} />
          <OwnCases
            subject={employer}
            hrefOf={({ id }) => caseHref(id)}
            apply={<Link href="/employer/apply">{words.toApply}</Link>}
          />
        </Page>
      </Route>
      <Route path="/employer/cases/:id">
        {({ id }) => (
          <OwnCase
            key={id}
            subject={employer}
            id={id}
            today={today}
            back={back('/employer/cases')}
            record={<Link href="/employer/own/record">{words.record}</Link>}
            rating={null}
          />
        )}
      </Route>
      <Route path="/employer/roster">
        <Page title={words.roster} beside={<Link href="/employer/lists">{words.lists}</Link>}>
          <Leaving employer={{ subject: employer, name: employerName, hrefOf: ({ id }) => caseHref(id) }}>
            {(actOf) => <Roster subject={employer} {...(actOf === undefined ? {} : { actOf })} />}
          </Leaving>
        </Page>
      </Route>
      <Route path="/employer/lists">
        <Page title={words.lists} beside={back('/employer')}>
          <Batches subject={employer} hrefOf={listHref} />
        </Page>
      </Route>
      <Route path="/employer/lists/:id">
        {({ id }) => (
          <Page title={words.list} beside={back('/employer/lists')}>
            <OneBatch
              key={id}
              subject={employer}
              id={id}
              cases={<Link href="/employer/cases">{words.cases}</Link>}
            />
          </Page>
        )}
      </Route>
      <Route path="/employer/own">
        <OwnPage isPrincipal={kind === 'principal'} />
      </Route>
      <Route path="/employer/own/messages">
        <Page title={words.messages} beside={back('/employer/own')}>
          <OwnMessages subject={employer} hrefOf={messageHref} rateOf={() => null} />
        </Page>
      </Route>
      <Route path="/employer/own/papers">
        <Page title={words.papers} beside={back('/employer/own')}>
          <PapersOf subject={employer} />
        </Page>
      </Route>
      <Route path="/employer/own/record">
        <Page title={words.record} beside={back('/employer/own')}>
          <OwnRecord subject={employer} />
        </Page>
      </Route>
      <Route path="/employer/own/looks">
        <Page title={words.looks} beside={back('/employer/own')}>
          <OwnLooks subject={employer} />
        </Page>
      </Route>
      <Route path="/employer/own/clerks">
        <Page title={words.clerks} beside={back('/employer/own')}>
          {kind === 'principal' ? <Clerks subject={employer} /> : <EmptyState title={words.onlyPrincipal} />}
        </Page>
      </Route>
      <Route path="/employer/own/clients">
        <Page title={givenWords.title} beside={back('/employer/own')}>
          {kind === 'principal' ? (
            <GivenClients subject={employer} today={today} />
          ) : (
            <EmptyState title={givenWords.onlyPrincipal} />
          )}
        </Page>
      </Route>
      <Route>
        <EmptyState title={words.none}>
          <Link href="/employer">{words.places.home}</Link>
        </EmptyState>
      </Route>
    </Switch>
  )
}

function OwnPage({ isPrincipal }: { isPrincipal: boolean }) {
  const tiles = [
    { href: '/employer/own/messages', name: words.messages, help: words.messagesHelp },
    { href: '/employer/own/papers', name: words.papers, help: words.papersHelp },
    ...(isPrincipal
      ? [
          { href: '/employer/own/clerks', name: words.clerks, help: words.clerksHelp },
          { href: '/employer/own/clients', name: givenWords.title, help: givenWords.tileHelp },
        ]
      : []),
    { href: '/employer/own/record', name: words.record, help: words.recordHelp },
    { href: '/employer/own/looks', name: words.looks, help: words.looksHelp },
  ]
  return (
    <Page title={words.own}>
      <Tiles tiles={tiles} />
      <p>
        <Link href="/person">{words.person}</Link>
      </p>
    </Page>
  )
}
