import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'

import { setTheme, themeNow, type Theme } from '../platform/theme.ts'
import { Button } from './Button.tsx'
import { Tabs } from './Tabs.tsx'
import { words } from './words.ts'

/** The frame of every hall: what this is, where one can go, who works where today, how it is shown. */
export function Shell({
  halls,
  home,
  search,
  about,
  foot,
  children,
}: {
  /** Public halls are entered here; on a phone their places lie under the thumb. */
  home?: string
  halls: readonly { href: string; name: string; here: boolean }[]
  /** Where one looks for something, beside the places. */
  search?: ReactNode
  about?: ReactNode
  foot?: ReactNode
  children: ReactNode
}) {
  return (
    <>
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <header
        className={home === undefined ? 'shell-head screen-only' : 'shell-head shell-public screen-only'}
      >
        {home === undefined ? (
          <span className="shell-name">通办</span>
        ) : (
          <Link className="shell-name" href={home}>
            通办
          </Link>
        )}
        {halls.length > 0 && <Tabs label={words.halls} tabs={halls} />}
        {search}
        <div className="shell-about">
          {about}
          <ThemeSwitch />
        </div>
      </header>
      <main className="shell-main" id="main" tabIndex={-1}>
        {children}
      </main>
      {foot !== undefined && <footer className="shell-foot screen-only">{foot}</footer>}
    </>
  )
}

/** Larger, or stronger: one press, remembered. */
function ThemeSwitch() {
  const [theme, set] = useState<Theme>(themeNow)
  const toggle = (wanted: Theme): void => {
    const next = theme === wanted ? 'default' : wanted
    setTheme(next)
    set(next)
  }
  return (
    <fieldset className="shell-switches" aria-label={words.display}>
      <Button kind="quiet" pressed={theme === 'elder'} onPress={() => toggle('elder')}>
        {words.elder}
      </Button>
      <Button kind="quiet" pressed={theme === 'contrast'} onPress={() => toggle('contrast')}>
        {words.contrast}
      </Button>
    </fieldset>
  )
}
