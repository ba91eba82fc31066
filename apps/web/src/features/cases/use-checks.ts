import type { BaseLimits, DistrustView } from '@tongban/contracts/checks'
import type { Declaration } from '@tongban/contracts/declaration'

import { useRead } from '../../platform/use.ts'

/** Whether the item takes a commitment in the place of a paper. */
export function takesCommitment({ materials }: Declaration): boolean {
  return materials.some(({ settledBy }) => settledBy.includes('commitment'))
}

/** 失信标记: why no commitment is taken of somebody, where none is; nothing is asked where the item takes none anyway. */
export function useDistrust(subject: string | undefined, declaration: Declaration): DistrustView | null {
  const asked = useRead(
    'POST /api/cases/:subject/checks',
    { params: { subject: subject ?? '' }, body: { item: declaration.code, form: {} } },
    { enabled: subject !== undefined && takesCommitment(declaration) },
  )
  return asked.data?.distrust ?? null
}

/** 缴费基数上下限 of the area that would decide it; undefined as long as nothing has come, null where none is published. */
export function useBaseLimits(subject: string, item: string): BaseLimits | null | undefined {
  const asked = useRead('POST /api/cases/:subject/checks', { params: { subject }, body: { item, form: {} } })
  return asked.data?.baseLimits
}
