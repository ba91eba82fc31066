import type { Item } from '@tongban/contracts/catalogue'
import { useState } from 'react'
import { Link } from 'wouter'

import { Badge, EmptyState, Loaded, TextField } from '../../design/index.ts'
import { useRead } from '../../platform/use.ts'
import { initialsMatch } from './initials.ts'
import { words } from './words.ts'

/** What may be done here for this kind of applicant: what this outlet takes first, then the rest, drafts last. */
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
        {({ rows }) => <Found items={found(rows, applicant, search.trim())} hrefOf={hrefOf} />}
      </Loaded>
    </div>
  )
}

function Found({ items, hrefOf }: { items: readonly Item[]; hrefOf: (code: string) => string }) {
  if (items.length === 0) return <EmptyState title={words.none} />
  return (
    <ul className="plain">
      {items.map((item) => (
        <li key={item.code} className="item">
          {canBeTaken(item) ? (
            <Link href={hrefOf(item.code)}>{item.name}</Link>
          ) : (
            <span className="soft">{item.name}</span>
          )}
          <Standing item={item} />
        </li>
      ))}
    </ul>
  )
}

function Standing({ item }: { item: Item }) {
  if (item.state === 'draft') return <Badge>{words.draft}</Badge>
  if (!item.granted) return <Badge>{words.elsewhere}</Badge>
  return <Badge tone="done">{item.kind === null ? words.here : words[item.kind]}</Badge>
}

const canBeTaken = (item: Item): boolean => item.state === 'published' && item.granted
const rankOf = (item: Item): number => (canBeTaken(item) ? 0 : item.state === 'published' ? 1 : 2)

function found(items: readonly Item[], applicant: 'person' | 'employer', search: string): Item[] {
  return items
    .filter((item) => item.applicants.length === 0 || item.applicants.includes(applicant))
    .filter((item) => search === '' || item.name.includes(search) || initialsMatch(item.name, search))
    .toSorted((one, other) => rankOf(one) - rankOf(other))
}
