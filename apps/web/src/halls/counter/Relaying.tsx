import { Link, Route, Switch } from 'wouter'

import { Page } from '../../design/index.ts'
import { byHandWords, RelayPage, Relays } from '../../features/messages/index.ts'

/** 请您转告: what the outlet is asked to tell, and one of it. */
export function Relaying() {
  return (
    <Switch>
      <Route path="/counter/relays/:id">
        {({ id }) => (
          <RelayPage
            key={id}
            id={id}
            back={<Link href="/counter/relays">{byHandWords.backToRelays}</Link>}
            done="/counter/relays"
          />
        )}
      </Route>
      <Route>
        <Page title={byHandWords.relays}>
          <Relays at="/counter/relays" />
        </Page>
      </Route>
    </Switch>
  )
}
