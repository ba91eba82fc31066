import type { Context } from '../../platform/context.ts'
import { Refusal, refusalAt } from '../../platform/refusal.ts'
import type { ShippedWording, Wordings } from './words.ts'

/** For which agency somebody asks; the first of his own where he names none. @throws Refusal wordings.no-agency */
export function requireAgency({ agencies, agencyId }: Context, asked: string | undefined): string {
  const found = asked ?? agencyId ?? agencies[0]
  if (found === undefined || !agencies.includes(found)) throw refusalAt('wordings.no-agency', 'agency')
  return found
}

/** @throws Refusal wordings.unknown */
export function requireShipped({ shipped }: Wordings, key: string): ShippedWording {
  const found = shipped.get(key)
  if (found === undefined) throw new Refusal('wordings.unknown')
  return found
}

/** One that an upgrade has taken away says nothing: a draft of it can still be read, and withdrawn. */
export function shippedOrGone({ shipped }: Wordings, key: string): ShippedWording {
  return shipped.get(key) ?? { key, channel: 'message', title: key, parts: [], samples: {} }
}
