import type { Me } from '@tongban/contracts/login'

import { Fault, Select } from '../../design/index.ts'
import { useAct } from '../../platform/use.ts'
import { words } from './words.ts'

/** Who is signed in and where he works today; who is posted at several outlets says at which. */
export function Post({ me }: { me: Me }) {
  const move = useAct('POST /api/login/outlet')
  const outlets = new Map(
    me.grants.flatMap(({ outletId, outletName }) =>
      outletId === null ? [] : [[outletId, outletName ?? outletId] as const],
    ),
  )
  const go = async (outletId: string): Promise<void> => {
    if ((await move.act({ body: { outletId } })) !== undefined) location.assign('/')
  }
  if (outlets.size < 2) {
    return (
      <span>
        {me.name} · {outlets.get(me.outletId ?? '') ?? me.grants[0]?.agencyName ?? ''}
      </span>
    )
  }
  return (
    <>
      <span>{me.name}</span>
      <Select
        inline
        label={words.post}
        value={me.outletId ?? ''}
        onChange={(outletId) => void go(outletId)}
        options={[...outlets].map(([value, label]) => ({ value, label }))}
      />
      {move.error !== null && <Fault error={move.error} />}
    </>
  )
}
