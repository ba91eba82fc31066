import rateLimit from '@fastify/rate-limit'
import type { ErrorCode } from '@tongban/contracts/all'
import type { FastifyInstance, FastifyRequest } from 'fastify'

import { Refusal } from './refusal.ts'

/** How many requests a minute are served before the next is told to wait. */
export interface Limits {
  /** To public routes, and requests without a valid login, from one address; a whole hall may sit behind one. */
  readonly address: number
  /** Of one signed-in device; far above what hands can do, below what would take the server from everybody else. */
  readonly session: number
  /** Searches of one signed-in device in ten minutes: enough for whoever looks for somebody, too few to list a register. */
  readonly searches: number
}

/** Counts requests in the memory of this process; each refuses with `general.too-often` and how long to wait. */
export interface RateLimits {
  /** Counts a request against its address. @throws Refusal general.too-often */
  countAddress(request: FastifyRequest): Promise<void>
  /** Refuses what comes from an address whose count is used up, and counts nothing. @throws Refusal general.too-often */
  refuseAddress(request: FastifyRequest): Promise<void>
  /** Counts a request against its session; only for tokens that were found valid. @throws Refusal general.too-often */
  countSession(request: FastifyRequest): Promise<void>
  /** Counts a request against the key of another system. @throws Refusal general.too-often */
  countKey(request: FastifyRequest, key: string, perMinute: number): Promise<void>
  /** Counts a search against its session. @throws Refusal search.too-often */
  countSearch(request: FastifyRequest): Promise<void>
}

/** Addresses and sessions that are counted at the same time, at most; the least recently seen is forgotten. */
const countedAtMost = 50_000
const searchesWithinMs = 600_000

/** Registers the counters; they are asked by whoever admits a request, after it is known whose it is. */
export async function openRateLimits(
  fastify: FastifyInstance,
  { address, session, searches }: Limits,
  cookieName: string,
): Promise<RateLimits> {
  await fastify.register(rateLimit, { global: false, timeWindow: 60_000, cache: countedAtMost })
  const byAddress = fastify.createRateLimit({ max: address })
  const keyGenerator = (request: FastifyRequest): string => request.cookies[cookieName] ?? ''
  const bySession = fastify.createRateLimit({ max: session, keyGenerator })
  const keys = new WeakMap<FastifyRequest, { readonly key: string; readonly perMinute: number }>()
  const byKey = fastify.createRateLimit({
    max: (request) => keys.get(request)?.perMinute ?? 0,
    keyGenerator: (request) => `key ${keys.get(request)?.key ?? ''}`,
  })
  const bySearches = fastify.createRateLimit({ max: searches, timeWindow: searchesWithinMs, keyGenerator })
  return {
    countAddress: async (request) => refuseExceeded(await byAddress(request)),
    refuseAddress: async (request) => refuseExceeded(await byAddress(request, { increment: false })),
    countSession: async (request) => refuseExceeded(await bySession(request)),
    countKey: async (request, key, perMinute) => {
      keys.set(request, { key, perMinute })
      refuseExceeded(await byKey(request))
    },
    countSearch: async (request) => refuseExceeded(await bySearches(request), 'search.too-often'),
  }
}

type Counted = Awaited<ReturnType<ReturnType<FastifyInstance['createRateLimit']>>>

function refuseExceeded(counted: Counted, code: ErrorCode = 'general.too-often'): void {
  if (counted.isAllowed || !counted.isExceeded) return
  throw new Refusal(code, [], counted.ttlInSeconds)
}
