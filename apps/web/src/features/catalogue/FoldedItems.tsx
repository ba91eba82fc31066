import type { Item } from '@tongban/contracts/catalogue'

/** Items that cannot be begun here, folded away with the reason; nothing is shown where there is none. */
export function FoldedItems({
  items,
  title,
  why,
  open,
}: {
  items: readonly Item[]
  title: string
  why: string
  /** There is nothing else to be seen. */
  open: boolean
}) {
  if (items.length === 0) return null
  return (
    <details className="folded" open={open}>
      <summary>{title}</summary>
      <ul className="plain">
        {items.map(({ code, name }) => (
          <li key={code} className="item">
            <span>{name}</span>
            <span className="soft small">{why}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
