import { Link } from 'wouter'

/** Places side by side that are reached by links, so that each has an address of its own. */
export function Tabs({
  label,
  tabs,
  strip = false,
}: {
  label: string
  /** The places of a hall stand on a strip under the head. */
  strip?: boolean
  tabs: readonly { href: string; name: string; here: boolean }[]
}) {
  return (
    <nav className={strip ? 'tabs places' : 'tabs'} aria-label={label}>
      {tabs.map(({ href, name, here }) => (
        <Link key={href} href={href} className="tab" aria-current={here ? 'page' : undefined}>
          {name}
        </Link>
      ))}
    </nav>
  )
}
