import type { WorkException } from './calendar.ts'
import { figureOfKey, type Law, type PublishedValue, withExceptions, withValues } from './law.ts'
import type { Day } from './months.ts'
import { shapeFaults } from './value-shape.ts'

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

/**
 * The places of values that cannot be laid over a shipped law: it has no such figure any more, or has it in another form than they. Values that were
 * published before say, too, how those after them look.
 */
export function unfitting({ figures }: Pick<Law, 'figures'>, values: readonly PublishedValue[]): number[] {
  const alike = new Map<string, unknown[]>()
  return values.flatMap(({ key, value }, at) => {
    const like =
      alike.get(key) ?? figureOfKey(figures, key)?.values.map((dated): unknown => dated.value) ?? []
    if (like.length === 0 || shapeFaults(value, like).length > 0) return [at]
    alike.set(key, [...like, value])
    return []
  })
}
