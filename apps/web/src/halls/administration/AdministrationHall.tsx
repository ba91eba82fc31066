import type { Act } from '@tongban/contracts/access'
import type { ReactNode } from 'react'
import { Route, Switch, useLocation } from 'wouter'

import { Page, Tabs } from '../../design/index.ts'
import {
  ArchivePage,
  ArchivesPage,
  DestructionPage,
  DestructionsPage,
} from '../../features/archives/index.ts'
import { Looks } from '../../features/audit/index.ts'
import { CalendarPage, KnownUntil } from '../../features/calendar/index.ts'
import { ItemDraftPage, ItemsPage } from '../../features/catalogue/index.ts'
import { Clients } from '../../features/clients/index.ts'
import { MergersPage } from '../../features/mergers/index.ts'
import { DeadLetters } from '../../features/messages/index.ts'
import { OutletGrantsPage, PlacesPage } from '../../features/outlets/index.ts'
import { ToPublish } from '../../features/publishing/index.ts'
import { BoundariesPage, RunningPage } from '../../features/running/index.ts'
import { may, OwnOpenid, OwnSessions, useMe } from '../../features/session/index.ts'
import {
  GrantRequests,
  KinEnds,
  LoginRenewals,
  OwnKin,
  RequestGrant,
  StaffList,
} from '../../features/staff/index.ts'
import { TeamsPage } from '../../features/teams/index.ts'
import { WordingDraftPage, WordingPage, WordingsPage } from '../../features/wordings/index.ts'
import { words } from './words.ts'

const calendar = '/administration/calendar'
const archives = '/administration/archives'
const destructions = '/administration/destructions'
const items = '/administration/items'
const wordings = '/administration/wordings'

/** The pages of administration, each opened by one act; own logins are everybody's. */
const pages: readonly { href: string; name: string; act: Act; show: () => ReactNode }[] = [
  { href: '/administration/staff', name: words.staff, act: 'staff.read', show: () => <StaffList /> },
  { href: '/administration/grants', name: words.grants, act: 'staff.read', show: () => <Grants /> },
  {
    href: '/administration/renewals',
    name: words.renewals,
    act: 'staff.confirm-renewal',
    show: () => <LoginRenewals />,
  },
  { href: '/administration/places', name: words.places, act: 'outlets.grants', show: () => <PlacesPage /> },
  {
    href: '/administration/outlet-grants',
    name: words.outletGrants,
    act: 'outlets.grants',
    show: () => <OutletGrantsPage />,
  },
  { href: items, name: words.items, act: 'catalogue.read-drafts', show: () => <Items /> },
  { href: '/administration/mergers', name: words.mergers, act: 'mergers.read', show: () => <MergersPage /> },
  { href: '/administration/teams', name: words.teams, act: 'teams.keep', show: () => <TeamsPage /> },
  { href: calendar, name: words.calendar, act: 'calendar.publish', show: () => <CalendarPage /> },
  { href: archives, name: words.archives, act: 'archives.read', show: () => <Archives /> },
  { href: destructions, name: words.destructions, act: 'archives.read', show: () => <Destructions /> },
  { href: '/administration/audit', name: words.audit, act: 'audit.read', show: () => <Looks /> },
  {
    href: '/administration/messages',
    name: words.messages,
    act: 'messages.mend',
    show: () => <DeadLetters />,
  },
  { href: '/administration/clients', name: words.clients, act: 'clients.keep', show: () => <Clients /> },
  { href: wordings, name: words.wordings, act: 'wordings.read', show: () => <Wordings /> },
  { href: '/administration/running', name: words.running, act: 'running.read', show: () => <RunningPage /> },
  {
    href: '/administration/boundaries',
    name: words.boundaries,
    act: 'running.read',
    show: () => <BoundariesPage />,
  },
  { href: '/administration/logins', name: words.logins, act: 'login.own', show: () => <OwnLogins /> },
]

/** What belongs together is one place on the strip; a page that is in none of these stands by itself. */
const groups: readonly { readonly name: string; readonly pages: readonly string[] }[] = [
  { name: words.people, pages: ['staff', 'grants', 'renewals'].map(at) },
  { name: words.agencies, pages: ['places', 'outlet-grants', 'mergers', 'teams', 'calendar'].map(at) },
  { name: words.files, pages: ['archives', 'destructions'].map(at) },
  { name: words.telling, pages: ['messages', 'wordings'].map(at) },
  { name: words.systems, pages: ['clients', 'running', 'boundaries'].map(at) },
]

function at(page: string): string {
  return `/administration/${page}`
}

/** Administration: staff and their grants, who looked at what, what was not sent, and one's own logins. */
export function AdministrationHall() {
  const me = useMe()
  const [path] = useLocation()
  const open = pages.filter(({ act }) => may(me, act))
  const here = open.find(({ href }) => path === href || path.startsWith(`${href}/`)) ?? open[0]
  if (here === undefined) return null
  return (
    <div className="stack">
      <Places open={open} here={here.href} />
      {may(me, 'calendar.publish') && here.href !== calendar && <KnownUntil quiet />}
      {may(me, 'catalogue.publish') && <ToPublish />}
      <Page title={here.name}>{here.show()}</Page>
    </div>
  )
}

/** One draft has an address of its own below the list. */
function Items() {
  return (
    <Switch>
      <Route path={`${items}/:id`}>{({ id }) => <ItemDraftPage key={id} id={id} />}</Route>
      <Route>
        <ItemsPage />
      </Route>
    </Switch>
  )
}

/** One package has an address of its own below the list. */
function Archives() {
  return (
    <Switch>
      <Route path={`${archives}/:subject/:case`}>
        {(params) => <ArchivePage key={params.case} subject={params.subject} case={params.case} />}
      </Route>
      <Route>
        <ArchivesPage />
      </Route>
    </Switch>
  )
}

/** One list of what is destroyed has an address of its own. */
function Destructions() {
  return (
    <Switch>
      <Route path={`${destructions}/:id`}>{({ id }) => <DestructionPage key={id} id={id} />}</Route>
      <Route>
        <DestructionsPage />
      </Route>
    </Switch>
  )
}

/** What an agency says has an address for each wording, and for each draft. */
function Wordings() {
  return (
    <Switch>
      <Route path={`${wordings}/drafts/:id`}>{({ id }) => <WordingDraftPage key={id} id={id} />}</Route>
      <Route path={`${wordings}/:wording`}>
        {({ wording }) => <WordingPage key={wording} wording={wording} />}
      </Route>
      <Route>
        <WordingsPage />
      </Route>
    </Switch>
  )
}

/** The groups that are open to the reader; the pages of the one where he stands are a second row, where there are several. */
function Places({ open, here }: { open: typeof pages; here: string }) {
  const places = [...Map.groupBy(open, ({ href, name }) => groupOf(href) ?? name)]
  const around = places.find(([, within]) => within.some(({ href }) => href === here))
  return (
    <>
      <Tabs
        strip
        label={words.hall}
        tabs={places.map(([name, [first]]) => ({
          href: first?.href ?? here,
          name,
          here: name === around?.[0],
        }))}
      />
      {around !== undefined && around[1].length > 1 && (
        <Tabs
          label={words.around}
          tabs={around[1].map(({ href, name }) => ({ href, name, here: href === here }))}
        />
      )}
    </>
  )
}

function groupOf(href: string): string | undefined {
  return groups.find(({ pages: within }) => within.includes(href))?.name
}

function OwnLogins() {
  return (
    <>
      <OwnSessions />
      <OwnOpenid />
      <OwnKin />
    </>
  )
}

function Grants() {
  const me = useMe()
  return (
    <>
      {may(me, 'staff.request-grant') && <RequestGrant />}
      {may(me, 'staff.check-kin') && <KinEnds />}
      <GrantRequests />
    </>
  )
}
