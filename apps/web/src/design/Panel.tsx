import { type ReactNode, useEffect, useId, useRef } from 'react'

import { words } from './words.ts'

/** A titled part of a page, announced by its title to screen readers. */
export function Panel({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section className="panel" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}

/** A page: its title in the heading and in the tab; coming to it puts the focus on the heading. */
export function Page({
  title,
  beside,
  children,
}: {
  title: string
  /** What belongs to the title and stands on its line. */
  beside?: ReactNode
  children: ReactNode
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} - 通办`
    heading.current?.focus()
  }, [title])
  return (
    <div className="stack">
      <div className="head-line">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {beside}
      </div>
      {children}
    </div>
  )
}

/** Nothing here: why, and what to do. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <p>{title}</p>
      {children}
    </div>
  )
}

/** The place of something that is on its way. */
export function Skeleton() {
  return (
    <div className="skeleton" aria-live="polite">
      <p className="hidden-words">{words.loading}</p>
      <span />
      <span />
      <span />
    </div>
  )
}
