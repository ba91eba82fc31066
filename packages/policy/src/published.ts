import type { WorkException } from './calendar.ts'
import { type Law, type PublishedValue, withExceptions, withValues } from './law.ts'
import type { Day } from './months.ts'

/** What has been published since the package was shipped: notices on holidays, and values of figures in the order of publication. */
export interface Overlays {
  readonly exceptions: readonly WorkException[]
  /** The last day that a notice covers. */
  readonly knownUntil: Day
  readonly values: readonly PublishedValue[]
}

/**
 * The law that published overlays make of a shipped one; the same overlays give the same hash on a server and in a browser. A program
 * may know more years than were published before it came: the later of both days holds.
 * @throws RangeError when a day lies outside the calendar, or a figure does not exist
 */
export function publishedLaw(shipped: Law, { exceptions, knownUntil, values }: Overlays): Law {
  const until = knownUntil > shipped.calendar.knownUntil ? knownUntil : shipped.calendar.knownUntil
  return withValues(withExceptions(shipped, exceptions, until), values)
}

/** Overlays as they are sent, with the hashes of what they lie over and of what they give. */
export interface SentOverlays extends Overlays {
  readonly shipped: string
  readonly hash: string
}

/**
 * The law of overlays that were sent, over the same shipped law as where they come from.
 * @throws RangeError when the program there ships another law, or what came gives another one than it says
 */
export function lawOfSent(shipped: Law, sent: SentOverlays): Law {
  if (sent.shipped !== shipped.hash) throw new RangeError(`the overlays lie over ${sent.shipped}`)
  const law = publishedLaw(shipped, sent)
  if (law.hash !== sent.hash) throw new RangeError(`the overlays give ${law.hash}, not ${sent.hash}`)
  return law
}
