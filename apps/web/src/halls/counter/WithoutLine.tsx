import { useState } from 'react'
import { Link, Route, Switch, useLocation } from 'wouter'

import { Button, Facts, Loaded, Notice, Page } from '../../design/index.ts'
import { HandIn } from '../../features/cases/index.ts'
import { ItemList } from '../../features/catalogue/index.ts'
import { useMe } from '../../features/session/index.ts'
import type { Identification } from '../../features/visits/index.ts'
import { instantText } from '../../platform/format.ts'
import { useRead } from '../../platform/use.ts'
import { words } from './words.ts'

/**
 * Somebody who is served while the line is down: he is written down as his document says, what he wants lies on this device, and
 * nothing of it has legal force before the server has it.
 */
export function WithoutLine({
  identification,
  onOver,
}: {
  identification: Identification
  onOver: () => void
}) {
  const [, go] = useLocation()
  const number = identification.subjectKind === 'person' ? identification.number : identification.uscc
  const over = (): void => {
    onOver()
    go('/counter')
  }
  return (
    <div className="stack">
      <section className="banner screen-only" aria-label={words.written}>
        <span className="banner-name">{identification.name}</span>
        <span>{number}</span>
        <span>{words.notChecked}</span>
        <Button onPress={over}>{words.over}</Button>
      </section>
      <Switch>
        <Route path="/counter/items/:code">
          {({ code }) => <WriteDown key={code} code={code} identification={identification} />}
        </Route>
        <Route>
          <Page title={words.what(identification.name)}>
            <section aria-label={words.items} className="panel">
              <h2>{words.items}</h2>
              <ItemList applicant={identification.subjectKind} hrefOf={(code) => `/counter/items/${code}`} />
            </section>
          </Page>
        </Route>
      </Switch>
    </div>
  )
}

function WriteDown({ code, identification }: { code: string; identification: Identification }) {
  const me = useMe()
  const item = useRead('GET /api/catalogue/items/:code', { params: { code } })
  const [keptAt, setKeptAt] = useState<string>()
  return (
    <Loaded of={item}>
      {(declared) => {
        const name = declared.declaration.names['zh-CN']
        return keptAt === undefined ? (
          <Page title={name} beside={<Link href="/counter">{words.back}</Link>}>
            <HandIn
              applicant={{ identification }}
              item={declared}
              today={me.today}
              owner={me.staffId}
              onDone={() => undefined}
              onKept={() => setKeptAt(new Date().toISOString())}
            />
          </Page>
        ) : (
          <Slip whom={identification.name} what={name} at={keptAt} />
        )
      }}
    </Loaded>
  )
}

/** 登记单: what he takes home instead of a receipt, which there is not yet. */
function Slip({ whom, what, at }: { whom: string; what: string; at: string }) {
  const me = useMe()
  const outlet = me.grants.find(({ outletId }) => outletId === me.outletId)
  return (
    <Page title={words.kept}>
      <div className="stack">
        <div className="screen-only">
          <Notice tone="warn" alert>
            <p>{words.keptHelp}</p>
          </Notice>
        </div>
        <article className="panel" aria-label={words.slip}>
          <h2>{words.slip}</h2>
          <Facts
            rows={[
              [words.slipWhom, whom],
              [words.slipWhat, what],
              [words.at, instantText(at)],
              [words.where, outlet?.outletName ?? outlet?.agencyName ?? ''],
            ]}
          />
          <p>{words.slipHelp}</p>
        </article>
        <div className="row screen-only">
          <Button onPress={() => window.print()}>{words.printSlip}</Button>
          <Link className="button" href="/counter">
            {words.another}
          </Link>
        </div>
      </div>
    </Page>
  )
}
