import { bySettledMember, ofMember } from '@tongban/contracts/bundle-form'
import type { BundleView, PublishedBundle } from '@tongban/contracts/bundles'
import { useState } from 'react'

import { call } from '../../platform/client.ts'
import { useSending } from '../../platform/use.ts'
import { type HandingIn, missingFrom, type OnCounter, useFirstSending } from '../cases/index.ts'
import { acceptHere, tellHere } from '../outbox/index.ts'

/**
 * 在窗口打包办: hands in what is on the counter as one form, and takes on each case that waits for nobody, or gives the one notice of what is missing of it;
 * what waits for another, or is with another department, is left where it is.
 */
export function useHandingInTogether({
  declaration,
  version,
  items,
}: PublishedBundle): HandingIn<BundleView> {
  const create = useFirstSending<BundleView>(
    async (subject, { form, materials, agent, signature }, key) =>
      await call(
        'POST /api/bundles/:subject',
        {
          params: { subject },
          body: {
            bundle: declaration.code,
            version,
            items: Object.fromEntries(Object.entries(items).map(([member, item]) => [member, item.version])),
            form,
            materials: bySettledMember(materials),
            agent,
            ...(signature === undefined ? {} : { signature }),
          },
        },
        key,
      ),
  )
  const after = useSending<BundleView>()
  const [left, setLeft] = useState<BundleView>()
  return {
    handIn: async (subject, on) => {
      const made = left ?? (await create.make(subject, on))
      if (made === undefined) return undefined
      const done = await after.send(made.id, async (key) => {
        await takeOn(made, on, key)
        return made
      })
      setLeft(done === undefined ? made : undefined)
      return done
    },
    pending: create.pending || after.pending,
    error: create.error ?? after.error,
    left,
    tried: create.tried,
  }
}

/** Each of them under a key of its own, which is the same when it is sent again. */
async function takeOn({ members }: BundleView, on: OnCounter, key: string): Promise<void> {
  const missing = new Set(missingFrom(on).map((material) => ofMember(material.key).member))
  const open = members.filter((member) => member.case.hold === null && member.case.stage === 'submitted')
  for (const [at, member] of open.entries()) {
    const own = `${key}-${at}`
    if (missing.has(member.key)) await tellHere(member.case, on.until, own)
    else await acceptHere(member.case, own)
  }
}
