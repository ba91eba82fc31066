import type { Item } from '@tongban/contracts/catalogue'
import { useState } from 'react'
import { Link } from 'wouter'

import { EmptyState, Loaded, TextField } from '../../design/index.ts'
import { useRead } from '../../platform/use.ts'
import { FoldedItems } from './FoldedItems.tsx'
import { canBeTaken, itemsFor } from './items-for.ts'
import { words } from './words.ts'

/** What may be done here for this kind of applicant; what this outlet does not take is folded away below. */
export function ItemList({
  applicant,
  hrefOf,
}: {
  applicant: 'person' | 'employer'
  hrefOf: (code: string) => string
}) {
  const items = useRead('GET /api/catalogue/items')
  const [search, setSearch] = useState('')
  return (
    <div className="stack">
      <TextField
        label={words.search}
        hint={words.searchHint}
        type="search"
        value={search}
        onChange={setSearch}
      />
      <Loaded of={items}>
        {({ rows }) => <Found items={itemsFor(rows, applicant, search.trim())} hrefOf={hrefOf} />}
      </Loaded>
    </div>
  )
}

function Found({ items, hrefOf }: { items: readonly Item[]; hrefOf: (code: string) => string }) {
  const here = items.filter(canBeTaken)
  const others = items.filter((item) => item.state === 'published' && !canBeTaken(item))
  const drafts = items.filter(({ state }) => state !== 'published')
  if (items.length === 0) return <EmptyState title={words.none} />
  return (
    <>
      {here.length === 0 ? (
        <EmptyState title={words.noneHere} />
      ) : (
        <ul className="plain">
          {here.map((item) => (
            <li key={item.code} className="item">
              <Link href={hrefOf(item.code)}>{item.name}</Link>
              <span className="soft small">{item.kind === null ? words.here : words[item.kind]}</span>
            </li>
          ))}
        </ul>
      )}
      <FoldedItems
        items={others}
        title={words.others(others.length)}
        why={words.elsewhere}
        open={here.length === 0}
      />
      <FoldedItems
        items={drafts}
        title={words.notOpened(drafts.length)}
        why={words.draft}
        open={here.length + others.length === 0}
      />
    </>
  )
}
