import type { BundleDeclaration } from '@tongban/contracts/bundle-declaration'
import type { Item } from '@tongban/contracts/catalogue'
import type { Declaration, Keywords } from '@tongban/contracts/declaration'
import type { Text } from '@tongban/contracts/errors'

import { type Database, query } from '../../platform/database.ts'
import { instantOf } from '../../platform/instants.ts'
import { pinyinOf } from '../../platform/pinyin.ts'
import { remember } from '../../platform/remembered.ts'

const readListed = query<{ code: string; listing: Listing; certainty: 'source' | 'recalled' }>(
  'select code, listing, certainty from catalogue.item order by code',
)
const readVersions = query<{
  code: string
  version: number
  declaration: Kept
  hash: string
  published_at: string
}>('select code, version, declaration, hash, published_at from catalogue.version order by code, version')

const readBundles = query<PublishedBundle & { code: string }>(
  'select code, version, declaration from catalogue.bundle order by code, version',
)

/** An item of the catalogue that may still be a draft: its name and what is known of it. */
export interface Listing {
  readonly names: Text
  readonly keywords?: Keywords | undefined
  readonly category: string
  readonly applicants: readonly ('person' | 'employer')[]
}

export interface Published {
  readonly version: number
  readonly hash: string
  readonly publishedAt: Date
  readonly declaration: Declaration
}

/** 一件事 as it was published. */
export interface PublishedBundle {
  readonly version: number
  readonly declaration: BundleDeclaration
}

/** The catalogue in memory: drafts and every published version, read again when something is published. */
export interface Catalogue {
  /** The version in force. */
  readonly current: (code: string) => Published | undefined
  /** The version that a case is pinned to. */
  readonly pinned: (code: string, version: number) => Published | undefined
  readonly list: () => readonly Omit<Item, 'granted'>[]
  /** What was published before an instant: of every item its newest version then. */
  readonly publishedBefore: (instant: Date) => readonly Published[]
  /** The bundles in force, by code. */
  readonly bundles: () => readonly PublishedBundle[]
  readonly bundle: (code: string) => PublishedBundle | undefined
  /** The version that a bundle was handed in by. */
  readonly pinnedBundle: (code: string, version: number) => PublishedBundle | undefined
  /** The Chinese name of an item or a bundle. */
  readonly nameOf: (code: string) => string
  readonly refresh: () => Promise<void>
}

/**
 * 告知另一方 holds for what is running, too: whose record would be joined to another is told, whatever the version said under which somebody else has applied; the
 * form, the papers and the steps of a case stay those of its own version.
 */
function withTelling(versions: readonly Published[]): Published[] {
  const tellsOthers = versions.at(-1)?.declaration.tellsOthers
  return versions.map((one) =>
    tellsOthers === undefined || one.declaration.tellsOthers !== undefined
      ? one
      : { ...one, declaration: { ...one.declaration, tellsOthers } },
  )
}

export async function openCatalogue(database: Database): Promise<Catalogue> {
  const { value, refresh } = await remember(database, 'catalogue', async () => {
    const [items, published, bundleRows] = await database.read(
      { path: 'worker' },
      readListed(),
      readVersions(),
      readBundles(),
    )
    const bundles = Map.groupBy(bundleRows, ({ code }) => code)
    const versions = new Map<string, Published[]>()
    for (const { code, version, declaration, hash, published_at } of published) {
      const before = versions.get(code) ?? []
      const read = { version, hash, declaration: withNamedResults(declaration) }
      versions.set(code, [...before, { ...read, publishedAt: instantOf(published_at) }])
    }
    for (const [code, all] of versions) versions.set(code, withTelling(all))
    const listed = items.map(({ code, listing, certainty }) =>
      itemOf(code, listing, certainty, versions.get(code)?.at(-1)),
    )
    return { listed, versions, bundles }
  })
  const current = (code: string): Published | undefined => value().versions.get(code)?.at(-1)
  const bundle = (code: string): PublishedBundle | undefined => value().bundles.get(code)?.at(-1)
  return {
    current,
    pinned: (code, version) =>
      value()
        .versions.get(code)
        ?.find((published) => published.version === version),
    list: () => value().listed,
    publishedBefore: (instant) =>
      [...value().versions.values()].flatMap(
        (versions) => versions.findLast(({ publishedAt }) => publishedAt < instant) ?? [],
      ),
    bundles: () => [...value().bundles.values()].flatMap((known) => known.at(-1) ?? []),
    bundle,
    pinnedBundle: (code, version) =>
      value()
        .bundles.get(code)
        ?.find((known) => known.version === version),
    nameOf: (code) =>
      current(code)?.declaration.names['zh-CN'] ??
      value().listed.find((item) => item.code === code)?.name ??
      bundle(code)?.declaration.names['zh-CN'] ??
      code,
    refresh,
  }
}

/** What was published when results had but a Chinese name. */
type Kept = Omit<Declaration, 'result'> & { readonly result: readonly (Text | string)[] }

function withNamedResults({ result, ...declaration }: Kept): Declaration {
  const named = result.map((name) => (typeof name === 'string' ? { 'zh-CN': name } : name))
  return { ...declaration, result: named }
}

function itemOf(
  code: string,
  listing: Listing,
  certainty: 'source' | 'recalled',
  published: Published | undefined,
): Omit<Item, 'granted'> {
  if (published === undefined) {
    const { names, keywords = null, category, applicants } = listing
    return {
      code,
      name: names['zh-CN'],
      names,
      keywords,
      pinyin: pinyinsOf(names, keywords),
      category,
      applicants: [...applicants],
      kind: null,
      reach: null,
      state: 'draft',
      certainty,
      version: null,
      halls: [],
      automatic: false,
      byMandate: false,
    }
  }
  const {
    names,
    keywords = null,
    category,
    applicants,
    kind,
    reach,
    halls,
    certainty: sure,
  } = published.declaration
  return {
    code,
    name: names['zh-CN'],
    names,
    keywords,
    pinyin: pinyinsOf(names, keywords),
    category,
    applicants: [...applicants],
    kind,
    reach,
    state: 'published',
    certainty: sure,
    version: published.version,
    halls: [...halls],
    automatic: published.declaration.automatic === true,
    byMandate: halls.includes('person') && published.declaration.neverByMandate === undefined,
  }
}

/** How one types the Chinese name, or what people call it, on a keyboard without characters. */
export function pinyinsOf(names: Text, keywords: Item['keywords']): string[] {
  return [names['zh-CN'], ...(keywords?.['zh-CN'] ?? [])].map((name) => pinyinOf(name, 'organisation'))
}
