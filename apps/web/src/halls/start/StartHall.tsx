import { Suspense } from 'react'

import { Page, Shell, Skeleton } from '../../design/index.ts'
import { LanguageSwitch } from '../../features/accounts/index.ts'
import { Calculators, calculatorWords } from '../../features/calculator/index.ts'
import { WhereToGo, whereWords } from '../../features/outlets/index.ts'
import { Publicities, publicityWords } from '../../features/publicities/index.ts'
import { NotDone, ratingWords } from '../../features/ratings/index.ts'
import { todayHere } from '../../platform/format.ts'
import { words } from './words.ts'

/** The doors of the house: who wants something done, for himself or for an employer, and who works here. */
export function StartHall({ unknown = false }: { unknown?: boolean }) {
  const doors = [
    { href: '/person', name: words.person, help: words.personHelp },
    { href: '/employer', name: words.employer, help: words.employerHelp },
    { href: '/login', name: words.staff, help: words.staffHelp },
  ]
  return (
    <Shell halls={[]} foot={<LanguageSwitch />}>
      <div className="public">
        <Page title={words.welcome}>
          {unknown && <p>{words.unknown}</p>}
          <ul className="tiles">
            {doors.map(({ href, name, help }) => (
              <li key={href}>
                <a className="tile" href={href}>
                  {name}
                  <span className="soft small">{help}</span>
                </a>
              </li>
            ))}
          </ul>
          <p>
            <a href="/calculator">{calculatorWords.title}</a>
            <span className="soft small"> {calculatorWords.help}</span>
          </p>
          <p>
            <a href="/where">{whereWords.title}</a>
          </p>
          <p>
            <a href="/publicities">{publicityWords.title}</a>
            <span className="soft small"> {publicityWords.linkHelp}</span>
          </p>
          <p>
            <a href="/check-paper">{words.checkPaper}</a>
          </p>
          <p>
            <a href="/not-done">{ratingWords.notDone}</a>
          </p>
          <p className="soft small">{words.help}</p>
        </Page>
      </div>
    </Shell>
  )
}

/** 没办成, for anybody who is not logged in. */
export function NotDoneHall() {
  return (
    <Shell halls={[]} foot={<LanguageSwitch />}>
      <div className="public">
        <Page title={ratingWords.notDoneTitle} beside={<a href="/">{words.back}</a>}>
          <NotDone>
            <a className="button button-primary" href="/">
              {words.back}
            </a>
          </NotDone>
        </Page>
      </div>
    </Shell>
  )
}

/** 公示, for anybody. */
export function PublicitiesHall() {
  return (
    <Shell halls={[]} foot={<LanguageSwitch />}>
      <div className="public">
        <Page title={publicityWords.title} beside={<a href="/">{words.back}</a>}>
          <Publicities />
        </Page>
      </div>
    </Shell>
  )
}

/** 去哪里办, for anybody. */
export function WhereHall() {
  return (
    <Shell halls={[]} foot={<LanguageSwitch />}>
      <div className="public">
        <Page title={whereWords.title} beside={<a href="/">{words.back}</a>}>
          <WhereToGo />
        </Page>
      </div>
    </Shell>
  )
}

/** 算一算, for anybody: nothing is asked of the server. */
export function CalculatorHall({ shown }: { shown: string | undefined }) {
  return (
    <Shell halls={[]} foot={<LanguageSwitch />}>
      <div className="public">
        <Suspense fallback={<Skeleton />}>
          <Calculators
            base="/calculator"
            shown={shown}
            today={todayHere()}
            back={<a href="/">{words.back}</a>}
          />
        </Suspense>
      </div>
    </Shell>
  )
}
