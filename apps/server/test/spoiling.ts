import { randomUUID } from 'node:crypto'

import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { expect } from 'vitest'

import { type Digest, openDigest } from './digest.ts'
import { optionsOf, type RouteKey, type ValidRequest, validRequests } from './requests.ts'
import { openScene } from './scene.ts'
import { createWorld } from './world.ts'

/** Honest requests to spoil, and whether anything was written. */
export interface Spoiling {
  /** An honest request, made ready anew. */
  readonly prepared: (route: RouteKey) => Promise<ValidRequest>
  /** An honest request, made ready once: as long as it is only spoilt it stays good. What the tables hold then is known. */
  readonly readied: (route: RouteKey) => Promise<ValidRequest>
  readonly send: (request: ValidRequest) => Promise<LightMyRequestResponse>
  /** One after the other. */
  readonly sendAll: (requests: readonly InjectOptions[]) => Promise<LightMyRequestResponse[]>
  /** What the tables hold. */
  readonly digest: () => Promise<Digest>
  /** What they held when it was last looked at, and what they hold now. */
  readonly beforeAndAfter: () => Promise<[before: Digest, after: Digest]>
  readonly expectNothingWritten: () => Promise<void>
}

/** A world whose every route can be asked honestly. Call it outside of tests. */
export async function openSpoiling(): Promise<Spoiling> {
  const world = await createWorld()
  const scene = await openScene(world)
  const requests = validRequests(world, scene)
  const digest = await openDigest(world.connection)
  const ready = new Map<RouteKey, ValidRequest>()
  /** Undefined once something was prepared. */
  let standing: Digest | undefined
  const prepared = async (route: RouteKey): Promise<ValidRequest> => {
    standing = undefined
    await scene.identify()
    return await requests[route]()
  }
  const beforeAndAfter = async (): Promise<[before: Digest, after: Digest]> => {
    const before = standing
    if (before === undefined) throw new Error('ask for a request that is made ready once')
    const after = await digest()
    standing = after
    return [before, after]
  }
  return {
    prepared,
    digest,
    beforeAndAfter,
    readied: async (route) => {
      const valid = ready.get(route) ?? (await prepared(route))
      ready.set(route, valid)
      standing ??= await digest()
      return valid
    },
    send: async (request) => await world.http.inject(optionsOf(request, randomUUID())),
    sendAll: async (requested) => {
      const replies: LightMyRequestResponse[] = []
      for (const options of requested) replies.push(await world.http.inject(options))
      return replies
    },
    expectNothingWritten: async () => {
      const [before, after] = await beforeAndAfter()
      expect(after).toEqual(before)
    },
  }
}
