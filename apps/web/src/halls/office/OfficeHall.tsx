import { Link, Route, Switch, useLocation } from 'wouter'

import { Page, Tabs } from '../../design/index.ts'
import { OwnAbsences } from '../../features/absences/index.ts'
import {
  Copies,
  CopyToRead,
  Inbox,
  inboxAddress,
  Review,
  useUnseenCopies,
} from '../../features/cases/index.ts'
import { byHandWords, Unreached, UnreachedPage } from '../../features/messages/index.ts'
import { DocumentsToCheck } from '../../features/people/index.ts'
import { FoundRecord, Results, searchWords } from '../../features/search/index.ts'
import { may, useMe } from '../../features/session/index.ts'
import { Shields, useShieldsWaiting } from '../../features/shields/index.ts'
import { usePlace } from '../../platform/place.ts'
import { words } from './words.ts'

/** The office: the inbox, one case on the desk, and the documents that a human must look at; for who only sees to hidden people, these. */
export function OfficeHall() {
  return may(useMe(), 'cases.inbox') ? <Desk /> : <HiddenPeople />
}

function HiddenPeople() {
  return (
    <Page title={words.shields}>
      <Shields />
    </Page>
  )
}

function Desk() {
  const [path, go] = useLocation()
  const me = useMe()
  const [place] = usePlace()
  const back = inboxAddress(place)
  const unseen = useUnseenCopies()
  const waiting = useShieldsWaiting(may(me, 'shields.keep'))
  const copiesName = unseen === 0 ? words.copies : `${words.copies} ${unseen}`
  const tabs = [
    {
      href: '/office',
      name: words.inbox,
      here: !/^\/office\/(?:documents|unreached|search|absences|copies|shields)/.test(path),
    },
    ...(may(me, 'people.confirm-document')
      ? [{ href: '/office/documents', name: words.documents, here: path.startsWith('/office/documents') }]
      : []),
    ...(may(me, 'messages.by-hand')
      ? [
          {
            href: '/office/unreached',
            name: byHandWords.unreached,
            here: path.startsWith('/office/unreached'),
          },
        ]
      : []),
    { href: '/office/copies', name: copiesName, here: path.startsWith('/office/copies') },
    { href: '/office/absences', name: words.absences, here: path.startsWith('/office/absences') },
    ...(may(me, 'shields.keep')
      ? [
          {
            href: '/office/shields',
            name: waiting === 0 ? words.shields : `${words.shields} ${waiting}`,
            here: path.startsWith('/office/shields'),
          },
        ]
      : []),
  ]
  return (
    <div className="stack">
      <Tabs strip label={words.hall} tabs={tabs} />
      <Switch>
        <Route path="/office/documents">
          <Page title={words.documents}>
            <DocumentsToCheck />
          </Page>
        </Route>
        <Route path="/office/unreached/:subject/:id">
          {({ subject, id }) => (
            <UnreachedPage
              key={id}
              {...{ subject, id }}
              back={<Link href="/office/unreached">{byHandWords.back}</Link>}
              done="/office/unreached"
            />
          )}
        </Route>
        <Route path="/office/unreached">
          <Page title={byHandWords.unreached}>
            <Unreached at="/office/unreached" />
          </Page>
        </Route>
        <Route path="/office/copies/:subject/:id">
          {({ subject, id }) => (
            <CopyToRead {...{ subject, id }} back={<Link href="/office/copies">{words.backToCopies}</Link>} />
          )}
        </Route>
        <Route path="/office/copies">
          <Page title={words.copies}>
            <Copies at="/office/copies" />
          </Page>
        </Route>
        <Route path="/office/absences">
          <Page title={words.absences}>
            <OwnAbsences />
          </Page>
        </Route>
        <Route path="/office/shields">
          <HiddenPeople />
        </Route>
        <Route path="/office/search">
          <Page title={searchWords.title}>
            <Results ways={found} />
          </Page>
        </Route>
        <Route path="/office/search/people/:subject/:case">
          {({ subject, case: caseId }) => <FoundRecord {...{ subject, caseId }} back={<BackToFound />} />}
        </Route>
        <Route path="/office/search/cases/:subject/:id">
          {({ subject, id }) => (
            <Review
              key={id}
              subject={subject}
              id={id}
              back={<BackToFound />}
              onDone={(done) => go(back, { state: { done } })}
            />
          )}
        </Route>
        <Route path="/office/cases/:subject/:id">
          {({ subject, id }) => (
            <Review
              key={id}
              subject={subject}
              id={id}
              back={<Link href={back}>{words.back}</Link>}
              onDone={(done) => go(back, { state: { done } })}
            />
          )}
        </Route>
        <Route>
          <Page title={words.inbox}>
            <Inbox />
          </Page>
        </Route>
      </Switch>
    </div>
  )
}

/** Where what is found opens, and comes back from. */
const found = {
  caseOf: ({ subject, id }: { readonly subject: string; readonly id: string }) =>
    `/office/search/cases/${subject}/${id}`,
  recordOf: ({ subject, case: id }: { readonly subject: string; readonly case: string }) =>
    `/office/search/people/${subject}/${id}`,
}

function BackToFound() {
  return <Link href="/office/search">{searchWords.back}</Link>
}
