import type { BundleDeclaration, BundleMember } from '@tongban/contracts/bundle-declaration'
import type { OffMember } from '@tongban/contracts/bundles'
import type { Declaration } from '@tongban/contracts/declaration'
import { type Language, textIn } from '@tongban/contracts/errors'

import { Refusal } from '../../platform/refusal.ts'
import type { BundleDeps } from './deps.ts'

type Known = Pick<BundleDeps, 'catalogue' | 'departments'>

/** By member the item as it is published now. */
export type Items = Record<string, { readonly version: number; readonly declaration: Declaration }>

/** The items that a bundle is made of here: what belongs to a department without a port is left out. @throws Refusal catalogue.no-item */
export function itemsOf(known: Known, { members }: BundleDeclaration): Items {
  const all = members.map(({ key, item }) => {
    const published = known.catalogue.current(item)
    if (published === undefined) throw new Refusal('catalogue.no-item')
    return [key, { version: published.version, declaration: published.declaration }] as const
  })
  return Object.fromEntries(all.filter(([, { declaration }]) => isConnected(known, declaration)))
}

/** 自己去办: those that belong to departments which are not connected here at all. */
export function offIn(known: Known, { members }: BundleDeclaration, language: Language): OffMember[] {
  const off = members.filter(({ item }) => {
    const declaration = known.catalogue.current(item)?.declaration
    return declaration !== undefined && !isConnected(known, declaration)
  })
  return elsewhere(known, off, language)
}

/** Of members that are another department's, whose they are and how it is reached. */
export function elsewhere(
  { catalogue }: Known,
  members: readonly BundleMember[],
  language: Language,
): OffMember[] {
  return members.flatMap(({ key, item }) => {
    const declaration = catalogue.current(item)?.declaration
    if (declaration?.department === undefined) return []
    const { name, contact } = declaration.department
    return [
      {
        key,
        itemName: textIn(declaration.names, language),
        department: textIn(name, language),
        contact: textIn(contact, language),
      },
    ]
  })
}

function isConnected({ departments }: Known, { department }: Declaration): boolean {
  return department === undefined || departments.has(department.port)
}
