import { Link } from 'wouter'

/** Places side by side that are reached by links, so that each has an address of its own. */
export function Tabs({
  label,
  tabs,
}: {
  label: string
  tabs: readonly { href: string; name: string; here: boolean }[]
}) {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map(({ href, name, here }) => (
        <Link key={href} href={href} className="tab" aria-current={here ? 'page' : undefined}>
          {name}
        </Link>
      ))}
    </nav>
  )
}
