import type { DeclarationChange, ItemDraft } from '@tongban/contracts/item-drafts'

import { Badge, Panel, Table } from '../../../design/index.ts'
import { nameOfPlace, saidAt } from './place-words.ts'
import { words } from './words.ts'

/** 和现行版本比: which places differ, by part and in words, with what they were and what they are. */
export function Changes({ of: { inForce, changes } }: { of: ItemDraft }) {
  return (
    <Panel title={words.changes}>
      {inForce === null ? (
        <p>{words.newHere}</p>
      ) : (
        <Table
          title={words.changes}
          rows={changes}
          keyOf={({ place, kind }) => `${place} ${kind}`}
          empty={words.changesNone}
          columns={[
            { head: words.what, render: (change) => <What of={change} />, wrap: true },
            { head: words.before, render: ({ place, before }) => said(place, before), wrap: true },
            {
              head: words.after,
              render: ({ place, after }) => <strong>{said(place, after)}</strong>,
              wrap: true,
            },
          ]}
        />
      )}
    </Panel>
  )
}

function said(place: string, value: string | null): string {
  return value === null
    ? ''
    : value
        .split('、')
        .map((one) => saidAt(place, one))
        .join('、')
}

function What({ of: { part, place, name, kind } }: { of: DeclarationChange }) {
  const tone = { added: 'done', removed: 'warn', changed: 'info', moved: 'plain' } as const
  const where = nameOfPlace(place)
  return (
    <span>
      <Badge tone={tone[kind]}>{words.kinds[kind]}</Badge>{' '}
      {where.startsWith(words.parts[part]) ? where : `${words.parts[part]} · ${where}`}
      {name !== null && <span className="soft"> “{name}”</span>}
    </span>
  )
}
