import { Link, Route, Switch, useLocation } from 'wouter'

import { Page, Tabs } from '../../design/index.ts'
import { Inbox, inboxAddress, Review } from '../../features/cases/index.ts'
import { DocumentsToCheck } from '../../features/people/index.ts'
import { may, useMe } from '../../features/session/index.ts'
import { usePlace } from '../../platform/place.ts'
import { words } from './words.ts'

/** The office: the inbox, one case on the desk, and the documents that a human must look at. */
export function OfficeHall() {
  const [path, go] = useLocation()
  const me = useMe()
  const [place] = usePlace()
  const back = inboxAddress(place)
  const tabs = [
    { href: '/office', name: words.inbox, here: !path.startsWith('/office/documents') },
    { href: '/office/documents', name: words.documents, here: path.startsWith('/office/documents') },
  ]
  return (
    <div className="stack">
      {may(me, 'people.confirm-document') && <Tabs strip label={words.hall} tabs={tabs} />}
      <Switch>
        <Route path="/office/documents">
          <Page title={words.documents}>
            <DocumentsToCheck />
          </Page>
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
