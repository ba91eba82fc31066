import { bundleDeclared, withSuggestions } from '@tongban/contracts/bundle-form'
import type { BundleView, PublishedBundle } from '@tongban/contracts/bundles'
import type { SubjectRecord } from '@tongban/contracts/people'
import { useMemo } from 'react'
import { Link } from 'wouter'

import { Panel } from '../../design/index.ts'
import { useRead } from '../../platform/use.ts'
import { HandInWith } from '../cases/index.ts'
import { hashOfMember, Opens } from './ApplyBundle.tsx'
import { useHandingInTogether } from './handing-in.ts'
import { words } from './words.ts'

/** 在窗口打包办: several items with one form for whoever is here, signed once. */
export function BundleAtCounter({
  record,
  bundle,
  today,
  owner,
  onDone,
}: {
  record: SubjectRecord
  bundle: PublishedBundle
  today: string
  /** Who works at this counter. */
  owner: string
  onDone: (view: BundleView) => void
}) {
  const declared = useMemo(() => bundleDeclared(bundle), [bundle])
  const handing = useHandingInTogether(bundle)
  const { declaration, items, version } = bundle
  return (
    <div className="stack">
      <Opens bundle={bundle} />
      <HandInWith
        applicant={{ record, identifiedAs: undefined }}
        item={{ declaration: declared, version }}
        parts={declaration.members.flatMap(({ key }) => items[key]?.declaration ?? [])}
        hashOf={hashOfMember(bundle)}
        follow={(before, after) => withSuggestions(bundle, before, after)}
        {...{ today, owner, handing }}
        onDone={onDone}
      />
    </div>
  )
}

/** What may be opened at a counter with one form; nothing where nothing may. */
export function BundlesHere({ hrefOf }: { hrefOf: (code: string) => string }) {
  const found = useRead('GET /api/catalogue/bundles')
  const rows = (found.data?.rows ?? []).filter(({ halls }) => halls.includes('counter'))
  if (rows.length === 0) return null
  return (
    <Panel title={words.title}>
      <ul className="plain">
        {rows.map(({ code, name, about }) => (
          <li key={code} className="item">
            <span>
              <Link href={hrefOf(code)}>{name}</Link>
              <br />
              <span className="soft small">{about}</span>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
