import type { Item } from '@tongban/contracts/catalogue'
import { useState } from 'react'
import { Link } from 'wouter'

import { EmptyState, Loaded, TextField } from '../../design/index.ts'
import { useRead } from '../../platform/use.ts'
import { itemsFor } from './items-for.ts'
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
        {({ rows }) => <Found items={found(rows, applicant, search.trim())} hrefOf={hrefOf} />}
      </Loaded>
    </div>
  )
}

function Found({ items, hrefOf }: { items: readonly Item[]; hrefOf: (code: string) => string }) {
  const here = items.filter(canBeTaken)
  const others = items.filter((item) => !canBeTaken(item))
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
      {others.length > 0 && (
        <details className="folded" open={here.length === 0}>
          <summary>{words.others(others.length)}</summary>
          <ul className="plain">
            {others.map((item) => (
              <li key={item.code} className="item">
                <span className="soft">{item.name}</span>
                <span className="soft small">{item.state === 'draft' ? words.draft : words.elsewhere}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

const canBeTaken = (item: Item): boolean => item.state === 'published' && item.granted
const rankOf = (item: Item): number => (item.state === 'published' ? 0 : 1)

function found(items: readonly Item[], applicant: 'person' | 'employer', search: string): Item[] {
  return itemsFor(items, applicant, search).toSorted((one, other) => rankOf(one) - rankOf(other))
}
