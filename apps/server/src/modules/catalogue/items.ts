import { readdirSync, readFileSync } from 'node:fs'

import { bundleDeclaration, type BundleDeclaration } from '@tongban/contracts/bundle-declaration'
import { declaration, type Declaration, keywords, text } from '@tongban/contracts/declaration'
import { z } from 'zod'

const folder = new URL('items/', import.meta.url)
const drafts = z.array(
  z.object({
    code: z.string(),
    names: text,
    keywords: keywords.optional(),
    result: z.array(text),
    category: z.string(),
    applicants: z.array(z.enum(['person', 'employer'])),
    certainty: z.enum(['source', 'recalled']),
    basis: z.array(z.string()),
    note: z.string().nullable().optional(),
    limit: z.object({
      statutory: z.int().nullable(),
      promised: z.int().nullable(),
      unit: z.enum(['working-days', 'days', 'months']),
    }),
    materials: z.array(z.string()),
    nationalCode: z.string().nullable(),
    implementingCode: z.string().nullable(),
    leafCode: z.string().nullable(),
  }),
)

/** The items that the product ships listed but not published: known names and applicants, nothing invented. */
export function shippedDrafts(): z.output<typeof drafts> {
  return drafts.parse(JSON.parse(readFileSync(new URL('drafts.json', folder), 'utf8')))
}

/** The bundles that the product ships, one file each. */
export function shippedBundles(): BundleDeclaration[] {
  const bundles = new URL('bundles/', import.meta.url)
  return readdirSync(bundles)
    .toSorted()
    .map((file) => bundleDeclaration.parse(JSON.parse(readFileSync(new URL(file, bundles), 'utf8'))))
}

/** The declarations that the product ships, one file each, ready to be published. */
export function shippedDeclarations(): Declaration[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json') && file !== 'drafts.json')
    .toSorted()
    .map((file) => declaration.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))))
}
