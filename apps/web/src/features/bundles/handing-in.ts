import { bySettledMember, ofMember } from '@tongban/contracts/bundle-form'
import type { BundleView, PublishedBundle } from '@tongban/contracts/bundles'
import { useRef, useState } from 'react'

import { call } from '../../platform/client.ts'
import { useSending } from '../../platform/use.ts'
import { handInOf, type HandingIn, missingFrom, type OnCounter } from '../cases/index.ts'
import { acceptHere, sendFiles, tellHere, type ToKeep, withSentFiles } from '../outbox/index.ts'

/**
 * 在窗口打包办: hands in what is on the counter as one form, and takes on each case that waits for nobody, or gives the one notice of what is missing of it;
 * what waits for another, or is with another department, is left where it is.
 */
export function useHandingInTogether({
  declaration,
  version,
  items,
}: PublishedBundle): HandingIn<BundleView> {
  const create = useSending<BundleView>()
  const after = useSending<BundleView>()
  const [left, setLeft] = useState<BundleView>()
  const tried = useRef<ToKeep['tried']>(undefined)
  const make = async (subject: string, on: OnCounter): Promise<BundleView | undefined> => {
    const handIn = handInOf(on)
    return await create.send(JSON.stringify({ subject, handIn }), async (key) => {
      const sentFiles = await sendFiles({ handIn, sentFiles: tried.current?.sentFiles ?? {} }, subject)
      tried.current = { key, sentFiles }
      const { form, materials, agent, signature } = withSentFiles(handIn, sentFiles)
      const versions = Object.entries(items).map(([member, item]) => [member, item.version] as const)
      const body = {
        bundle: declaration.code,
        version,
        items: Object.fromEntries(versions),
        form,
        materials: bySettledMember(materials),
        agent,
        ...(signature === undefined ? {} : { signature }),
      }
      return await call('POST /api/bundles/:subject', { params: { subject }, body }, key)
    })
  }
  return {
    handIn: async (subject, on) => {
      const made = left ?? (await make(subject, on))
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
    tried: () => tried.current,
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
