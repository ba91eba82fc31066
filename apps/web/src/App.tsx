import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { Suspense, lazy } from 'react'
import { Redirect, Route, Switch, useLocation } from 'wouter'

import { Boundary, EmptyState, Shell, Skeleton } from './design/index.ts'
import { Frame, hallsOf, useMe } from './features/session/index.ts'
import { TrainingBand } from './features/training/index.ts'
import { FirstLoginHall, InvitationHall, LoginHall } from './halls/login/index.ts'
import { askAnewOnEachPage } from './platform/asked-anew.ts'
import { ApiError, onSignedOut, wasIn } from './platform/client.ts'
import { useRead } from './platform/use.ts'

const CounterHall = lazy(async () => ({ default: (await import('./halls/counter/index.ts')).CounterHall }))
const OfficeHall = lazy(async () => ({ default: (await import('./halls/office/index.ts')).OfficeHall }))
const DirectionHall = lazy(async () => ({
  default: (await import('./halls/direction/index.ts')).DirectionHall,
}))
const AdministrationHall = lazy(async () => ({
  default: (await import('./halls/administration/index.ts')).AdministrationHall,
}))
const Roots = lazy(async () => ({ default: (await import('./features/audit/index.ts')).Roots }))
const PhoneHall = lazy(async () => ({ default: (await import('./halls/phone/index.ts')).PhoneHall }))
const CheckPaper = lazy(async () => ({
  default: (await import('./features/papers/index.ts')).CheckPaper,
}))
const SearchField = lazy(async () => ({
  default: (await import('./features/search/index.ts')).SearchField,
}))
const PersonHall = lazy(async () => ({ default: (await import('./halls/person/index.ts')).PersonHall }))
const EmployerHall = lazy(async () => ({
  default: (await import('./halls/employer/index.ts')).EmployerHall,
}))
const PersonLogin = lazy(async () => ({ default: (await import('./halls/person/index.ts')).PersonLogin }))
const StartHall = lazy(async () => ({ default: (await import('./halls/start/index.ts')).StartHall }))
const NotDoneHall = lazy(async () => ({ default: (await import('./halls/start/index.ts')).NotDoneHall }))
const CalculatorHall = lazy(async () => ({
  default: (await import('./halls/start/index.ts')).CalculatorHall,
}))
const PublicitiesHall = lazy(async () => ({
  default: (await import('./halls/start/index.ts')).PublicitiesHall,
}))
const WhereHall = lazy(async () => ({ default: (await import('./halls/start/index.ts')).WhereHall }))
const GalleryHall = lazy(async () => ({ default: (await import('./halls/gallery/index.ts')).GalleryHall }))

/** Only what never arrived is asked for again: a refusal stays a refusal. */
const retry = (failures: number, error: Error): boolean =>
  failures < 2 && error instanceof ApiError && (error.status === 0 || error.status === 503)
// The browser's own opinion about the line is not waited for: what cannot be sent is told at once, with the text kept.
const queries = new QueryClient({
  defaultOptions: {
    queries: { retry, staleTime: 5000, networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
})

askAnewOnEachPage(queries)

onSignedOut(() => {
  const door = doorOf(location.pathname)
  if (door === undefined) return
  const next = encodeURIComponent(location.pathname + location.search)
  location.assign(`${door}?${wasIn() ? 'over=1&' : ''}next=${next}`)
})

/** Where one signs in for a place; the doors themselves, and what is no place of a hall, send nobody away. */
function doorOf(path: string): string | undefined {
  if (/^\/(?:person(?!\/login)|employer)(?:\/|$)/.test(path)) return '/person/login'
  return hallPages.some(({ href }) => path === href || path.startsWith(`${href}/`)) ? '/login' : undefined
}

/** The whole product in the browser: the login, and a hall for each kind of work, loaded when it is entered. */
export function App() {
  return (
    <QueryClientProvider client={queries}>
      <Boundary>
        <TrainingBand />
        <Switch>
          <Route path="/login">
            <LoginHall />
          </Route>
          <Route path="/invitation">
            <InvitationHall token={location.hash.slice(1)} />
          </Route>
          <Route path="/first-login">
            <FirstLoginHall token={location.hash.slice(1)} />
          </Route>
          <Route path="/person/login">
            <Suspense fallback={<Skeleton />}>
              <PersonLogin />
            </Suspense>
          </Route>
          <Route path="/person/*?">
            <Suspense fallback={<Skeleton />}>
              <PersonHall />
            </Suspense>
          </Route>
          <Route path="/employer/*?">
            <Suspense fallback={<Skeleton />}>
              <EmployerHall />
            </Suspense>
          </Route>
          <Route path="/audit/roots">
            <Shell halls={[]}>
              <Suspense fallback={<Skeleton />}>
                <Roots />
              </Suspense>
            </Shell>
          </Route>
          <Route path="/phone">
            <Suspense fallback={<Skeleton />}>
              <PhoneHall />
            </Suspense>
          </Route>
          <Route path="/check-paper">
            <Shell halls={[]}>
              <Suspense fallback={<Skeleton />}>
                <CheckPaper given={location.hash.slice(1)} />
              </Suspense>
            </Shell>
          </Route>
          <Route path="/not-done">
            <Suspense fallback={<Skeleton />}>
              <NotDoneHall />
            </Suspense>
          </Route>
          <Route path="/calculator/:shown?">
            {({ shown }) => (
              <Suspense fallback={<Skeleton />}>
                <CalculatorHall shown={shown} />
              </Suspense>
            )}
          </Route>
          <Route path="/publicities">
            <Suspense fallback={<Skeleton />}>
              <PublicitiesHall />
            </Suspense>
          </Route>
          <Route path="/where">
            <Suspense fallback={<Skeleton />}>
              <WhereHall />
            </Suspense>
          </Route>
          <Route path="/gallery">
            <Shell halls={[]}>
              <Suspense fallback={<Skeleton />}>
                <GalleryHall />
              </Suspense>
            </Shell>
          </Route>
          <Route>
            <Suspense fallback={<Skeleton />}>
              <Inside />
            </Suspense>
          </Route>
        </Switch>
      </Boundary>
    </QueryClientProvider>
  )
}

const hallPages = [
  { href: '/counter', show: CounterHall },
  { href: '/office', show: OfficeHall },
  { href: '/direction', show: DirectionHall },
  { href: '/administration', show: AdministrationHall },
]

/** The field comes with its own part of the program: who only looks at a public page does not load it. */
function SearchOf({ hall }: { hall: string }) {
  return (
    <Suspense fallback={null}>
      <SearchField key={hall} hall={hall} />
    </Suspense>
  )
}

/** The halls of staff; whoever is not known here and comes to no hall finds the two doors of the house. */
function Inside() {
  const [path] = useLocation()
  const me = useRead('GET /api/login/me')
  const isStranger = me.error !== null && (me.error.status === 401 || me.error.status === 403)
  if (isStranger && doorOf(path) === undefined) return <StartHall unknown={path !== '/'} />
  return (
    <Frame search={SearchOf}>
      <Suspense fallback={<Skeleton />}>
        <Halls />
      </Suspense>
    </Frame>
  )
}

function Halls() {
  const mine = hallsOf(useMe())
  const [first] = mine
  return (
    <Switch>
      {hallPages.map(({ href, show: Hall }) => (
        <Route key={href} path={`${href}/*?`}>
          {mine.some((hall) => hall.href === href) ? (
            <Hall />
          ) : (
            <EmptyState title="您的岗位不进这个大厅。">
              <p>请从上面您自己的大厅进去。</p>
            </EmptyState>
          )}
        </Route>
      ))}
      <Route path="/">{first !== undefined && <Redirect to={first.href} replace />}</Route>
      <Route>
        <EmptyState title="没有这个页面。">
          <p>请从上面的大厅进去。</p>
        </EmptyState>
      </Route>
    </Switch>
  )
}
