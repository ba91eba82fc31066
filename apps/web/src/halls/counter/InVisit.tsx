import type { Visit } from '@tongban/contracts/people'
import { Suspense, useState } from 'react'
import { Link, Route, Switch, useLocation, useSearch } from 'wouter'

import { Loaded, Page, Paging, Skeleton } from '../../design/index.ts'
import { CounterBindings } from '../../features/accounts/index.ts'
import { BundlesHere, bundleWords, OneBundle, OwnBundles } from '../../features/bundles/index.ts'
import { Calculators, calculatorWords } from '../../features/calculator/index.ts'
import { CaseTable, VisitCase } from '../../features/cases/index.ts'
import { ItemList } from '../../features/catalogue/index.ts'
import { CounterConfirmations } from '../../features/confirmations/index.ts'
import { CounterFamily, CounterMandates } from '../../features/mandates/index.ts'
import type { Entry } from '../../features/outbox/index.ts'
import { RecordPanel } from '../../features/people/index.ts'
import { useMe } from '../../features/session/index.ts'
import { type Identification, VisitBanner } from '../../features/visits/index.ts'
import { useRead } from '../../platform/use.ts'
import { AcceptPage } from './AcceptPage.tsx'
import { TogetherPage } from './TogetherPage.tsx'
import { words } from './words.ts'

const caseHref = (id: string): string => `/counter/cases/${id}`

/** What is done for whoever is here: what he may ask, what he has, and each of it in full. */
export function InVisit({
  visit,
  onEnded,
  onLeft,
  identifiedAs,
  resuming,
  onResumed,
}: {
  visit: Visit
  onEnded: () => void
  onLeft: () => void
  identifiedAs: Identification | undefined
  resuming: Entry | undefined
  onResumed: () => void
}) {
  const [, go] = useLocation()
  const isNew = new URLSearchParams(useSearch()).has('new')
  return (
    <div className="stack">
      <VisitBanner
        visit={visit}
        onEnded={() => {
          onEnded()
          go('/counter')
        }}
        onLeft={() => {
          onLeft()
          go('/counter')
        }}
      />
      <Switch>
        <Route path="/counter/items/:code">
          {({ code }) => (
            <AcceptPage
              visit={visit}
              code={code}
              identifiedAs={identifiedAs}
              resuming={resuming?.handIn.item === code ? resuming : undefined}
              onResumed={onResumed}
            />
          )}
        </Route>
        <Route path="/counter/together/:code">
          {({ code }) => <TogetherPage visit={visit} code={code} />}
        </Route>
        <Route path="/counter/bundles/:id">
          {({ id }) => (
            <Page title={bundleWords.title} beside={<Link href="/counter">{words.back}</Link>}>
              <OneBundle subject={visit.subject} id={id} hrefOf={caseHref} isNew={isNew} />
            </Page>
          )}
        </Route>
        <Route path="/counter/cases/:id">
          {({ id }) => (
            <VisitCase subject={visit.subject} id={id} back={<Link href="/counter">{words.back}</Link>} />
          )}
        </Route>
        <Route path="/counter/calculator/:shown?">
          {({ shown }) => <CalculatorsOf visit={visit} shown={shown} />}
        </Route>
        <Route>
          <VisitPage visit={visit} />
        </Route>
      </Switch>
    </div>
  )
}

/** 算一算 for the person who is here, filled from the record that the visit has opened. */
function CalculatorsOf({ visit, shown }: { visit: Visit; shown: string | undefined }) {
  const me = useMe()
  const record = useRead('GET /api/people/:subject', { params: { subject: visit.subject }, query: {} })
  return (
    <Loaded of={record}>
      {(known) => (
        <Suspense fallback={<Skeleton />}>
          <Calculators
            base="/counter/calculator"
            shown={shown}
            today={me.today}
            record={known}
            back={<Link href="/counter">{words.back}</Link>}
          />
        </Suspense>
      )}
    </Loaded>
  )
}

function VisitPage({ visit }: { visit: Visit }) {
  const me = useMe()
  const [after, setAfter] = useState<string>()
  const record = useRead('GET /api/people/:subject', { params: { subject: visit.subject }, query: {} })
  const cases = useRead('GET /api/cases/:subject', {
    params: { subject: visit.subject },
    query: { after },
  })
  return (
    <Page title={words.what(visit.subjectName)}>
      <div className="sides">
        <div className="stack">
          {visit.subjectKind === 'employer' && <BundlesHere hrefOf={(code) => `/counter/together/${code}`} />}
          <section aria-label={words.items} className="panel">
            <h2>{words.items}</h2>
            <ItemList applicant={visit.subjectKind} hrefOf={(code) => `/counter/items/${code}`} />
            {visit.subjectKind === 'person' && (
              <p>
                <Link href="/counter/calculator">{calculatorWords.title}</Link>{' '}
                <span className="soft small">{calculatorWords.help}</span>
              </p>
            )}
          </section>
        </div>
        <div className="stack">
          <Loaded of={record}>{(known) => <RecordPanel record={known} />}</Loaded>
          {visit.subjectKind === 'person' && visit.identifiedBy !== 'number-and-name' && (
            <CounterConfirmations subject={visit.subject} />
          )}
          {visit.subjectKind === 'person' && <CounterBindings subject={visit.subject} />}
          {visit.subjectKind === 'person' && visit.identifiedBy !== 'number-and-name' && (
            <CounterFamily subject={visit.subject} today={me.today} />
          )}
          {visit.subjectKind === 'employer' && (
            <OwnBundles subject={visit.subject} hrefOf={(id) => `/counter/bundles/${id}`} />
          )}
          {visit.subjectKind === 'employer' && <CounterMandates subject={visit.subject} />}
          <section aria-label={words.cases} className="panel">
            <h2>{words.cases}</h2>
            <Loaded of={cases}>
              {({ rows, next }) => (
                <>
                  <CaseTable title={words.cases} cases={rows} ofOne hrefOf={({ id }) => caseHref(id)} />
                  <Paging next={next} after={after} go={setAfter} />
                </>
              )}
            </Loaded>
          </section>
        </div>
      </div>
    </Page>
  )
}
