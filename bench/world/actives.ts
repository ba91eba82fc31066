import { createHash, randomBytes } from 'node:crypto'

import { type Client, withClient } from '../../apps/server/src/platform/client.ts'
import { demoLogins, demoStaffLogins, demoVisitors } from '../../apps/server/src/worlds/load.ts'
import { citySeed, connectionsAtOnce } from '../cases.ts'
import { logIn, type Signed, signInBy } from '../client.ts'
import type { Asking } from '../read.ts'
import { idOf } from './ids.ts'
import type { City } from './worlds.ts'

/** So many of all people are active, spread evenly. */
export const actives = 2000
const clerksAtWork = 8

/** Who asks what over each connection, and the clerks by whom the people of a connection are served in turn. */
export interface Asked {
  readonly connections: readonly (readonly Asking[])[]
  readonly clerks: readonly string[]
}

/** Gives each active person a visit that lasts half an hour: the row that a command has left, with other ids. */
export async function meetActives({ url, connection, people }: City): Promise<Asked> {
  const clerks = await signClerksIn(url)
  const clerkOf = (k: number): Clerk | undefined => clerks[(k % connectionsAtOnce) % clerks.length]
  const { id } = (await clerkOf(0)?.signed.post<{ id: string }>('/api/visits', visitor())) ?? { id: '' }
  await withClient(connection, async (client) => {
    await insertLike(client, 'visits.visit', id, (k) => ({
      subject_id: activeOf(k, people),
      staff_id: clerkOf(k)?.signed.staffId ?? '',
      agency_id: clerkOf(k)?.agencyId ?? '',
      outlet_id: clerkOf(k)?.outletId ?? '',
    }))
  })
  return {
    connections: byConnection((k) => ask(activeOf(k, people), clerkOf(k)?.signed.cookie ?? '')),
    clerks: clerks.map(({ signed }) => signed.staffId),
  }
}

/** Logs each active person in, by rows as the login of somebody has left them, with other ids. */
export async function logActivesIn({ url, connection, people }: City): Promise<Asked> {
  const session = await logIn(url, telephone())
  const tokens = Array.from({ length: actives }, () => randomBytes(32).toString('base64url'))
  await withClient(connection, async (client) => {
    const { account, binding } = await loginOf(client, session)
    await insertLike(client, 'accounts.account', account, (k) => ({
      id: idOf(k, accountIds),
      telephone_key: bytea(randomBytes(32)),
    }))
    await insertLike(client, 'accounts.binding', binding, (k) => ({
      subject_id: activeOf(k, people),
      account_id: idOf(k, accountIds),
    }))
    await insertLike(client, 'login.session', session, (k) => ({
      token_hash: bytea(
        createHash('sha256')
          .update(tokens[k] ?? '')
          .digest(),
      ),
      account_id: idOf(k, accountIds),
      subject_id: activeOf(k, people),
    }))
  })
  return { connections: byConnection((k) => ask(activeOf(k, people), `s=${tokens[k] ?? ''}`)), clerks: [] }
}

/** How far the active people's numbers are apart. */
export function strideOf(people: number): number {
  return Math.floor(people / actives)
}

interface Clerk {
  readonly signed: Signed
  readonly agencyId: string
  readonly outletId: string
}

async function signClerksIn(url: string): Promise<Clerk[]> {
  const clerks: Clerk[] = []
  for (const login of demoStaffLogins()) {
    const { role, agencyId, outletId } = login
    if (role !== 'counter-clerk' || outletId === null || clerks.length === clerksAtWork) continue
    clerks.push({ signed: await signInBy(url, login), agencyId, outletId })
  }
  return clerks
}

async function loginOf(client: Client, session: string): Promise<{ account: string; binding: string }> {
  const { rows } = await client.query<{ account: string; binding: string }>(
    `select b.account_id as account, b.id as binding from login.session s
     join accounts.binding b on b.account_id = s.account_id and b.ended_at is null where s.id = $1`,
    [session],
  )
  return rows[0] ?? { account: '', binding: '' }
}

/** Rows like the one with this id, one for each active person. */
async function insertLike(
  client: Client,
  table: string,
  id: string,
  others: (k: number) => Readonly<Record<string, string>>,
): Promise<void> {
  const rows = Array.from({ length: actives }, (_, k) => ({ id: idOf(k, rowIds), ...others(k) }))
  const { rowCount } = await client.query(
    `insert into ${table} select made.* from ${table} t, jsonb_array_elements($2::jsonb) as other,
       jsonb_populate_record(null::${table}, to_jsonb(t) || other) as made where t.id = $1`,
    [id, JSON.stringify(rows)],
  )
  if (rowCount !== actives) throw new Error(`No row of ${table} to copy.`)
}

// Which of a person's ids these rows take: beyond all those that copied rows have.
const [rowIds, accountIds] = [0xe01, 0xe02] as const

function activeOf(k: number, people: number): string {
  return idOf((k + 1) * strideOf(people))
}

function ask(subject: string, cookie: string): Asking {
  return { path: `/api/people/${subject}`, cookie }
}

/** The k-th active person is asked about over connection k mod their number. */
function byConnection(askingOf: (k: number) => Asking): Asking[][] {
  return Array.from({ length: connectionsAtOnce }, (_, connection) =>
    Array.from({ length: actives / connectionsAtOnce }, (_each, turn) =>
      askingOf(turn * connectionsAtOnce + connection),
    ),
  )
}

function bytea(bytes: Buffer): string {
  return `\\x${bytes.toString('hex')}`
}

/** By which somebody logs in who has a telephone for himself alone. */
function telephone(): string {
  const alone = demoLogins(true).find(
    ({ role, name }) => role === 'person' && name !== undefined && !name.includes('、'),
  )
  return alone?.username ?? ''
}

/** Somebody of the stories, as a clerk identifies him. */
function visitor(): object {
  const [{ name, document, number } = { name: '', document: '', number: '' }] = demoVisitors(citySeed)
  return { subjectKind: 'person', identifiedBy: 'document', purpose: '办事', kind: document, number, name }
}
