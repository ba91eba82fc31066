import type { BoundaryName } from '@tongban/contracts/boundaries'

import type { Clock } from './clock.ts'
import { type Database, query } from './database.ts'
import type { Openid } from './openid.ts'
import { Refusal } from './refusal.ts'
import type { Scanner } from './scanner.ts'
import type { Webhook } from './webhook.ts'

/** What came of asking the other side: it answered as agreed, or why not, as a code (D-29). */
export type Heard = { readonly well: true } | { readonly well: false; readonly fault: string }

/** How a boundary fared, over all processes and starts. */
export interface Fared {
  readonly name: BoundaryName
  readonly well_at: string | null
  readonly fault: string | null
  readonly failed_at: string | null
}

const putFared = query(
  `insert into running.boundary as b (name, well_at, fault, failed_at)
   select r.name, r.well_at, r.fault, r.failed_at
   from jsonb_to_recordset($1::jsonb) as r (name text, well_at timestamptz, fault text, failed_at timestamptz)
   on conflict (name) do update set well_at = greatest(b.well_at, excluded.well_at),
     fault = case when excluded.failed_at >= coalesce(b.failed_at, '-infinity') then excluded.fault else b.fault end,
     failed_at = greatest(b.failed_at, excluded.failed_at)`,
)
const listFared = query<Fared>('select name, well_at, fault, failed_at from running.boundary')
const worker = { path: 'worker' } as const
const faultLettersMax = 60

/** 对外连接: every adapter says what it heard; what is new is written down every few seconds, so that no sending waits for it. */
export interface Boundaries {
  /** Notes what the other side of a boundary answered just now. */
  note(name: BoundaryName, heard: Heard): void
  /** Writes down what is new. */
  tell(): Promise<void>
  /** How each fared, this process included. */
  read(): Promise<readonly Fared[]>
}

interface News {
  wellAt?: Date
  fault?: string
  failedAt?: Date
}

export function createBoundaries(database: Database, clock: Clock): Boundaries {
  let news = new Map<BoundaryName, News>()
  const tell = async (): Promise<void> => {
    if (news.size === 0) return
    const telling = news
    news = new Map()
    const rows = [...telling].map(([name, { wellAt, fault, failedAt }]) => ({
      name,
      well_at: wellAt ?? null,
      fault: fault ?? null,
      failed_at: failedAt ?? null,
    }))
    await database.transaction(worker, async (tx) => tx.record(putFared(JSON.stringify(rows))))
  }
  return {
    note: (name, heard) => {
      const before = news.get(name) ?? {}
      const now = clock.now()
      news.set(
        name,
        heard.well ? { ...before, wellAt: now } : { ...before, fault: codeOf(heard.fault), failedAt: now },
      )
    },
    tell,
    read: async () => {
      await tell()
      const [rows] = await database.read(worker, listFared())
      return rows
    },
  }
}

/** A code, whatever was said. */
function codeOf(fault: string): string {
  return fault.replaceAll(/[^\w.-]+/g, '-').slice(0, faultLettersMax)
}

/** The same sender, each of whose attempts is noted. */
export function watched<Message, Answer extends { readonly state: string; readonly fault?: string }>(
  sender: { send(message: Message): Promise<Answer> },
  note: (heard: Heard) => void,
): (message: Message) => Promise<Answer> {
  return async (message) => {
    const answer = await sender.send(message)
    note(answer.state === 'sent' ? { well: true } : { well: false, fault: answer.fault ?? 'failed' })
    return answer
  }
}

/** The same scanner, each of whose verdicts is noted as an answer. */
export function watchedScanner(scanner: Scanner, { note }: Pick<Boundaries, 'note'>): Scanner {
  return {
    ...scanner,
    scan: async (content) => {
      const verdict = await scanner.scan(content)
      note('scanner', verdict.state === 'unscanned' ? { well: false, fault: verdict.fault } : { well: true })
      return verdict
    },
  }
}

/** The same webhook; what other systems answer is noted, whichever they are. */
export function watchedWebhook(webhook: Webhook, { note }: Pick<Boundaries, 'note'>): Webhook {
  return {
    ...webhook,
    tell: async (telling) => {
      const told = await webhook.tell(telling)
      note('webhooks', told.taken ? { well: true } : { well: false, fault: told.fault })
      return told
    },
  }
}

/** The same provider; that it is away is noted, and that it is there. */
export function watchedOpenid(
  openid: Openid,
  name: 'staff-openid' | 'people-openid',
  { note }: Pick<Boundaries, 'note'>,
): Openid {
  const noting = async <Answer>(asked: Promise<Answer>): Promise<Answer> => {
    try {
      const answer = await asked
      note(name, { well: true })
      return answer
    } catch (error) {
      if (error instanceof Refusal && error.code === 'login.openid-down')
        note(name, { well: false, fault: 'unreachable' })
      throw error
    }
  }
  return {
    ...openid,
    begin: async (staffId) => await noting(openid.begin(staffId)),
    finish: async (back) => await noting(openid.finish(back)),
  }
}
