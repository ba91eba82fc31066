import type { BundleRow } from '@tongban/contracts/bundles'
import { Link } from 'wouter'

import { Loaded, Notice, Page, Panel } from '../../design/index.ts'
import { bundleWords } from '../../features/bundles/index.ts'
import { WaitingCases } from '../../features/cases/index.ts'
import { OwnDrafts } from '../../features/drafts/index.ts'
import { useEmployer } from '../../features/mandates/index.ts'
import { useUnread } from '../../features/messages/index.ts'
import { useRead } from '../../platform/use.ts'
import { words } from './words.ts'

/** What waits for the employer first; then what most come for. */
export function HomePage() {
  const { employer } = useEmployer()
  const unread = useUnread(employer)
  const bundles = useRead('GET /api/catalogue/bundles')
  const codes = (bundles.data?.rows ?? []).map(({ code }) => code)
  return (
    <Page title={words.home}>
      <WaitingCases subject={employer} hrefOf={({ id }) => `/employer/cases/${id}`} />
      {unread > 0 && (
        <Notice>
          <p>
            {words.unread(unread)} <Link href="/employer/own/messages">{words.readThem}</Link>
          </p>
        </Notice>
      )}
      <OwnDrafts subject={employer} hrefOf={(item) => begunHref(item, codes)} />
      <MostCome bundles={bundles.data?.rows ?? []} />
    </Page>
  )
}

/** What was begun is gone on with where it was begun: one item, or several with one form. */
function begunHref(item: string, bundles: readonly string[]): string {
  return bundles.includes(item) ? `/employer/together/${item}` : `/employer/apply/${item}`
}

function MostCome({ bundles }: { bundles: readonly BundleRow[] }) {
  const items = useRead('GET /api/catalogue/items')
  return (
    <Panel title={words.mostCome}>
      <Loaded of={items}>
        {({ rows }) => (
          <ul className="tiles">
            {bundles.map(({ code, name, about, items: parts }) => (
              <li key={code}>
                <Link className="tile" href={`/employer/together/${code}`}>
                  {parts.length > 1 ? bundleWords.tile(name) : name}
                  <span className="soft small">{about}</span>
                </Link>
              </li>
            ))}
            {rows
              .filter(({ halls, state }) => halls.includes('employer') && state === 'published')
              .map(({ code, name }) => (
                <li key={code}>
                  <Link className="tile" href={`/employer/apply/${code}`}>
                    {name}
                  </Link>
                </li>
              ))}
            <li>
              <Link className="tile" href="/employer/roster">
                {words.roster}
              </Link>
            </li>
            <li>
              <Link className="tile" href="/employer/lists">
                {words.lists}
                <span className="soft small">{words.listsHelp}</span>
              </Link>
            </li>
          </ul>
        )}
      </Loaded>
      <p>
        <Link className="button" href="/employer/apply">
          {words.moreItems}
        </Link>
      </p>
    </Panel>
  )
}
