import type { Item } from '@tongban/contracts/catalogue'
import { useEffect } from 'react'

import { call, type Read } from '../../platform/client.ts'
import { keep, kept } from '../../platform/kept.ts'
import { useRead } from '../../platform/use.ts'
import { canBeTaken } from './items-for.ts'

const route = 'GET /api/catalogue/items/:code'
/** A while after the page has come to rest: nobody waits for it. */
const restMs = 10_000

/** Keeps on the device what may be taken here, so that a counter goes on while the line is down. */
export function useItemsKept(): void {
  const { data } = useRead('GET /api/catalogue/items')
  useEffect(() => {
    const timer = setTimeout(() => void keepAll(data?.rows ?? []).catch(() => undefined), restMs)
    return () => clearTimeout(timer)
  }, [data])
}

async function keepAll(items: readonly Item[]): Promise<void> {
  for (const { code, version } of items.filter(canBeTaken)) {
    const sent = { params: { code } }
    if ((await versionKept(sent)) !== version) await keep(route, sent, await call(route, sent))
  }
}

async function versionKept(sent: { params: { code: string } }): Promise<number | undefined> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it was kept as the answer of this route
  const before = (await kept(route, sent)) as Read<typeof route> | undefined
  return before?.version
}
