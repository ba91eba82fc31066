import type { Sent } from '../../platform/client.ts'

/** Who came to a counter, as it was written down while nobody could look him up. */
export type Identification = Sent<'POST /api/visits'>['body']

type HandIn = Sent<'POST /api/cases'>['body']

/** Something to hand in that lies on this device until the server has it. Before that it has no legal force at all. */
export interface Entry {
  readonly id: string
  /** Whoever wrote it: it is sent in his name only, and shown to nobody else. */
  readonly owner: string
  /** When it was written, by the clock of the device. */
  readonly at: string
  /** For whom, as it is shown. */
  readonly whom: string
  /** Which item, as it is shown. */
  readonly what: string
  /** The person or employer, where he is known already; else, or when his visit is over, who he said he is, to be looked up first. */
  readonly of: Of
  /** What is handed in; files that lie on this device only carry their local ids. */
  readonly handIn: Omit<HandIn, 'subject'>
  /** What comes after it at a counter: acceptance, or the notice of what is missing with the day until when it is to be brought. */
  readonly after: { readonly step: 'accept' } | { readonly step: 'tell'; readonly until: string } | null
  /** The keys of its acts: sent again they are the same acts. */
  readonly keys: { readonly handIn: string; readonly after: string }
  /** The ids on the server of files that have been sent, by their local ids. */
  readonly sentFiles: Readonly<Record<string, string>>
  readonly state: Waiting | Stopped | Arrived
}

/** For whom it is, as the device knows him. */
type Of =
  | { readonly subject: string; readonly identification?: undefined }
  | { readonly subject?: string | undefined; readonly identification: Identification }

/** Goes by itself as soon as the line is there. */
interface Waiting {
  readonly is: 'waiting'
}

/** The server refused it: a human has to look. */
interface Stopped {
  readonly is: 'stopped'
  readonly code: string
  /** The sentence that says why. */
  readonly message: string
}

/** The server has it. */
interface Arrived {
  readonly is: 'arrived'
  /** The number of the case. */
  readonly number: string
  /** Why what comes after handing in was refused; the case is there, and it is gone on with there. */
  readonly remark?: string
}

/** What is written down of something to hand in. */
export type ToKeep = Pick<Entry, 'owner' | 'whom' | 'what' | 'of' | 'handIn' | 'after'> & {
  /** The key and the files by which it was sent already, if it was: its answer may have been lost. */
  readonly tried?: { readonly key: string; readonly sentFiles: Entry['sentFiles'] } | undefined
}

/** A new entry, waiting. */
export function entryOf({ tried, ...kept }: ToKeep): Entry {
  return {
    ...kept,
    id: crypto.randomUUID(),
    at: new Date().toISOString(),
    keys: { handIn: tried?.key ?? crypto.randomUUID(), after: crypto.randomUUID() },
    sentFiles: tried?.sentFiles ?? {},
    state: { is: 'waiting' },
  }
}

/** What may still go wrong or be lost: all but what has arrived. */
export function isOpen({ state }: Entry): boolean {
  return state.is !== 'arrived'
}
