import type { Visit } from '@tongban/contracts/people'
import { useState } from 'react'
import { Link, Route, Switch, useLocation } from 'wouter'

import { Loaded, Page, Tabs } from '../../design/index.ts'
import { CounterBindings } from '../../features/accounts/index.ts'
import {
  Authorisation,
  Authorisations,
  CaseTable,
  Counterfoils,
  VisitCase,
} from '../../features/cases/index.ts'
import { ItemList } from '../../features/catalogue/index.ts'
import { CounterConfirmations } from '../../features/confirmations/index.ts'
import { CounterFamily, CounterMandates } from '../../features/mandates/index.ts'
import { RecordPanel } from '../../features/people/index.ts'
import { RateAtCounter } from '../../features/ratings/index.ts'
import { may, useMe } from '../../features/session/index.ts'
import { Identify, VisitBanner } from '../../features/visits/index.ts'
import { useRead } from '../../platform/use.ts'
import { AcceptPage } from './AcceptPage.tsx'
import { words } from './words.ts'

/** The counter: identify who came, see what may be done, take any item for anyone, and follow what was taken. */
export function CounterHall() {
  const [path, go] = useLocation()
  const visits = useRead('GET /api/visits/open')
  const me = useMe()
  const [parted, setParted] = useState<Visit>()
  const isCounterfoils = path.startsWith('/counter/counterfoils')
  const isAuthorising = path.startsWith('/counter/authorisations')
  return (
    <div className="stack">
      <Tabs
        strip
        label={words.hall}
        tabs={[
          { href: '/counter', name: words.visit, here: !isCounterfoils && !isAuthorising },
          { href: '/counter/counterfoils', name: words.counterfoils, here: isCounterfoils },
          ...(may(me, 'cases.authorise')
            ? [{ href: '/counter/authorisations', name: words.authorisations, here: isAuthorising }]
            : []),
        ]}
      />
      {isAuthorising ? (
        <Authorising />
      ) : isCounterfoils ? (
        <Counterfoils />
      ) : (
        <Loaded of={visits}>
          {({ rows }) => {
            const visit = rows[0]
            return visit === undefined ? (
              <Page title={words.identify}>
                {parted !== undefined && (
                  <RateAtCounter key={parted.id} visit={parted} onOver={() => setParted(undefined)} />
                )}
                <Identify onOpened={() => go('/counter')} />
              </Page>
            ) : (
              <InVisit key={visit.id} visit={visit} onEnded={() => setParted(visit)} />
            )
          }}
        </Loaded>
      )}
    </div>
  )
}

/** What waits for the supervisor of this outlet; no visit is needed, and none is opened. */
function Authorising() {
  return (
    <Switch>
      <Route path="/counter/authorisations/:subject/:id">
        {(params) => (
          <Authorisation
            {...params}
            back={<Link href="/counter/authorisations">{words.backToAuthorisations}</Link>}
          />
        )}
      </Route>
      <Route>
        <Page title={words.authorisations}>
          <Authorisations hrefOf={({ subject, id }) => `/counter/authorisations/${subject}/${id}`} />
        </Page>
      </Route>
    </Switch>
  )
}

function InVisit({ visit, onEnded }: { visit: Visit; onEnded: () => void }) {
  const [, go] = useLocation()
  return (
    <div className="stack">
      <VisitBanner
        visit={visit}
        onEnded={() => {
          onEnded()
          go('/counter')
        }}
      />
      <Switch>
        <Route path="/counter/items/:code">{({ code }) => <AcceptPage visit={visit} code={code} />}</Route>
        <Route path="/counter/cases/:id">
          {({ id }) => (
            <VisitCase subject={visit.subject} id={id} back={<Link href="/counter">{words.back}</Link>} />
          )}
        </Route>
        <Route>
          <VisitPage visit={visit} />
        </Route>
      </Switch>
    </div>
  )
}

function VisitPage({ visit }: { visit: Visit }) {
  const me = useMe()
  const record = useRead('GET /api/people/:subject', { params: { subject: visit.subject }, query: {} })
  const cases = useRead('GET /api/cases/:subject', { params: { subject: visit.subject } })
  return (
    <Page title={words.what(visit.subjectName)}>
      <div className="sides">
        <section aria-label={words.items} className="panel">
          <h2>{words.items}</h2>
          <ItemList applicant={visit.subjectKind} hrefOf={(code) => `/counter/items/${code}`} />
        </section>
        <div className="stack">
          <Loaded of={record}>{(known) => <RecordPanel record={known} />}</Loaded>
          {visit.subjectKind === 'person' && visit.identifiedBy !== 'number-and-name' && (
            <CounterConfirmations subject={visit.subject} />
          )}
          {visit.subjectKind === 'person' && <CounterBindings subject={visit.subject} />}
          {visit.subjectKind === 'person' && visit.identifiedBy !== 'number-and-name' && (
            <CounterFamily subject={visit.subject} today={me.today} />
          )}
          {visit.subjectKind === 'employer' && <CounterMandates subject={visit.subject} />}
          <section aria-label={words.cases} className="panel">
            <h2>{words.cases}</h2>
            <Loaded of={cases}>
              {({ rows }) => (
                <CaseTable
                  title={words.cases}
                  cases={rows}
                  ofOne
                  hrefOf={({ id }) => `/counter/cases/${id}`}
                />
              )}
            </Loaded>
          </section>
        </div>
      </div>
    </Page>
  )
}
