import type { Merger, PostToGrant } from '@tongban/contracts/mergers'

import { Badge, Loaded, Panel, Table, type Tone } from '../../design/index.ts'
import { dayText } from '../../platform/format.ts'
import { useRead } from '../../platform/use.ts'
import { roleNames } from '../session/index.ts'
import { words } from './words.ts'

const tones: Readonly<Record<PostToGrant['standing'], Tone>> = {
  open: 'warn',
  asked: 'info',
  granted: 'done',
  left: 'plain',
}

/** 要重新授权的人: whose posts end with an agency and how far each one's new post is; those without any come first. */
export function Posts({ of: { id, agencyName, successorName, from } }: { of: Merger }) {
  const found = useRead('GET /api/mergers/:id/posts', { params: { id } })
  return (
    <Panel title={words.posts(agencyName)}>
      <Loaded of={found}>
        {({ rows }) => (
          <>
            <p>{words.postsHelp(dayText(from), successorName, openOf(rows).length)}</p>
            <Table
              title={words.posts(agencyName)}
              rows={[...openOf(rows), ...rows.filter(({ standing }) => standing !== 'open')]}
              keyOf={(post) => post.id}
              empty={words.noPosts}
              columns={[
                { head: words.who, render: ({ name }) => name },
                {
                  head: words.post,
                  render: ({ role, outletName }) =>
                    outletName === null ? roleNames[role] : `${roleNames[role]}，${outletName}`,
                  wrap: true,
                },
                {
                  head: words.anew,
                  render: ({ standing }) => <Badge tone={tones[standing]}>{words.anewIs[standing]}</Badge>,
                },
              ]}
            />
          </>
        )}
      </Loaded>
    </Panel>
  )
}

function openOf(rows: readonly PostToGrant[]): PostToGrant[] {
  return rows.filter(({ standing }) => standing === 'open')
}
