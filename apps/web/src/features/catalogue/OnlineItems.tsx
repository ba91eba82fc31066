import type { Item } from '@tongban/contracts/catalogue'
import { useState } from 'react'
import { Link } from 'wouter'

import { EmptyState, Loaded, TextField } from '../../design/index.ts'
import { useRead } from '../../platform/use.ts'
import { FoldedItems } from './FoldedItems.tsx'
import { type Called, isFound, itemsFor, kindAtHome } from './items-for.ts'
import { words } from './words.ts'

/** What is begun elsewhere than as one item, and is looked for as one. */
export interface Besides extends Called {
  readonly href: string
  readonly name: string
  readonly about: string
}

const always = (): boolean => true
const nothing: readonly Besides[] = []

/** What one may do at home, found by a word of it; and what is done at a counter. */
export function OnlineItems({
  applicant = 'person',
  hrefOf,
  search: asked = '',
  may = always,
  besides = nothing,
}: {
  /** What stands before the items: several with one form, many with one list. */
  besides?: readonly Besides[]
  /** Who applies, in whose hall. */
  applicant?: 'person' | 'employer'
  hrefOf: (code: string) => string
  search?: string
  /** What of it one may do here; the rest is folded away with the reason. */
  may?: (item: Item) => boolean
}) {
  const items = useRead('GET /api/catalogue/items')
  const [search, setSearch] = useState(asked)
  return (
    <div className="stack">
      <TextField
        label={words.searchOnline}
        hint={words.searchOnlineHint}
        type="search"
        value={search}
        onChange={setSearch}
      />
      <Loaded of={items}>
        {({ rows }) => (
          <Found
            items={itemsFor(rows, applicant, search.trim())}
            isOnline={({ halls }) => halls.includes(applicant)}
            hrefOf={hrefOf}
            may={may}
            besides={besides.filter((one) => isFound(one, search))}
          />
        )}
      </Loaded>
    </div>
  )
}

function Found({
  items,
  isOnline,
  hrefOf,
  may,
  besides,
}: {
  besides: readonly Besides[]
  items: readonly Item[]
  isOnline: (item: Item) => boolean
  hrefOf: (code: string) => string
  may: (item: Item) => boolean
}) {
  const atHome = items.filter((item) => isOnline(item) && item.state === 'published')
  const online = atHome.filter(may)
  const himself = atHome.filter((item) => !may(item))
  const counter = items.filter((item) => !isOnline(item) && item.state === 'published')
  const begun = online.length + besides.length
  const drafts = items.filter(({ state }) => state !== 'published')
  if (items.length + besides.length === 0) return <EmptyState title={words.noneOnline} />
  return (
    <>
      <ul className="plain panel">
        {besides.map(({ href, name, about }) => (
          <li key={href} className="item">
            <Link href={href}>{name}</Link>
            <span className="soft small">{about}</span>
          </li>
        ))}
        {online.map((item) => (
          <li key={item.code} className="item">
            <Link href={hrefOf(item.code)}>{item.name}</Link>
            <span className="soft small">{kindAtHome(item)}</span>
          </li>
        ))}
        {begun === 0 && <li>{counter.length > 0 ? words.noneOfThese : words.noneOpened}</li>}
      </ul>
      <FoldedItems
        items={himself}
        title={words.himself(himself.length)}
        why={words.himselfOnly}
        open={begun === 0}
      />
      <FoldedItems
        items={counter}
        title={words.atCounter(counter.length)}
        why={words.anyCounter}
        open={begun === 0}
      />
      <FoldedItems
        items={drafts}
        title={words.notOpened(drafts.length)}
        why={words.draft}
        open={begun + counter.length === 0}
      />
    </>
  )
}
