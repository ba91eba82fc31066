import { bundleDeclared, bySettledMember, ofMember, withSuggestions } from '@tongban/contracts/bundle-form'
import type { BundleView, PublishedBundle } from '@tongban/contracts/bundles'
import { commitmentHash } from '@tongban/contracts/commitment'
import type { Material } from '@tongban/contracts/declaration'
import type { SubjectRecord } from '@tongban/contracts/people'
import { useMemo } from 'react'

import { Notice } from '../../design/index.ts'
import { call } from '../../platform/client.ts'
import { localText } from '../../platform/language.ts'
import { ApplyWith, SentElsewhere } from '../cases/index.ts'
import type { useBegun } from '../drafts/index.ts'
import { words } from './words.ts'

type Begun = NonNullable<ReturnType<typeof useBegun>['data']>['rows'][number]

/**
 * 一表几事: several items applied for with one form, as one item is; what they share is asked once. What is typed is saved as it is typed.
 * @param employer the name of whom it is done for
 */
export function ApplyBundle({
  record,
  bundle,
  begun,
  employer,
  onDone,
}: {
  record: SubjectRecord
  bundle: PublishedBundle
  begun: Begun | undefined
  employer: string
  onDone: (view: BundleView) => void
}) {
  const { version, declaration, items } = bundle
  const declared = useMemo(() => bundleDeclared(bundle), [bundle])
  const parts = declaration.members.flatMap(({ key }) => items[key]?.declaration ?? [])
  return (
    <ApplyWith<BundleView>
      record={record}
      item={{ declaration: declared, version }}
      begun={begun}
      parts={parts}
      employer={employer}
      hashOf={hashOfMember(bundle)}
      follow={(before, after) => withSuggestions(bundle, before, after)}
      send={async ({ form, materials }, key) =>
        await call(
          'POST /api/bundles/:subject',
          {
            params: { subject: record.subject },
            body: {
              bundle: declaration.code,
              version,
              items: Object.fromEntries(
                Object.entries(items).map(([member, item]) => [member, item.version]),
              ),
              form: { ...form },
              materials: bySettledMember(materials),
            },
          },
          key,
        )
      }
      onDone={onDone}
      hrefOf={() => ''}
      before={
        <>
          <Opens bundle={bundle} />
          {parts.map((part) => (
            <SentElsewhere key={part.code} of={part} />
          ))}
        </>
      }
    />
  )
}

/** A commitment is signed as that of the item which asks for it. */
export function hashOfMember({ items }: PublishedBundle): (material: Material) => string {
  return (material) => {
    const { member, key } = ofMember(material.key)
    return commitmentHash(items[member]?.declaration.code ?? '', { ...material, key })
  }
}

/** Which cases the form will open, and which of them wait for which; and what has to be done elsewhere. */
export function Opens({ bundle: { declaration, items, off } }: { bundle: PublishedBundle }) {
  const nameOf = (key: string): string => {
    const item = items[key]
    return item === undefined ? key : localText(item.declaration.names)
  }
  const members = declaration.members.filter(({ key }) => items[key] !== undefined)
  return (
    <Notice>
      <p>{words.opens}</p>
      <ol>
        {members.map(({ key, after = [] }) => (
          <li key={key}>
            {after.length === 0 ? nameOf(key) : words.opensAfter(nameOf(key), after.map(nameOf).join('、'))}
          </li>
        ))}
      </ol>
      {off.map(({ key, itemName, department, contact }) => (
        <p key={key}>{words.off(itemName, department, contact)}</p>
      ))}
    </Notice>
  )
}
