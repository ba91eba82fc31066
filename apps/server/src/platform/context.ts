import { createHash, randomUUID } from 'node:crypto'

import type { ClientAct, EmployerMandate, Path, PersonalMandate, Role } from '@tongban/contracts/access'
import type { Language } from '@tongban/contracts/errors'
import type { Day, Law } from '@tongban/policy'

import type { OpensShielded, Scope } from './database.ts'

/** 接入系统: another system that acts by a key, and what that is for (D-53). */
export interface Client {
  readonly id: string
  readonly name: string
  /** The agency that keeps it: under it stands in the audit what it looked at. */
  readonly agencyId: string
  readonly keyId: string
  readonly acts: readonly ClientAct[]
  /** The items that the key is for; null: all. */
  readonly items: readonly string[] | null
  /** The agencies that may own what is handed in with it; null: any. */
  readonly agencies: readonly string[] | null
  readonly requestsAMinute: number
  readonly handInsADay: number
}

/** Who acts, with which right, where and when (D-3). Made from session and clock only, never from a request's body. */
export interface Context {
  readonly actorId: string
  /** The account by which a person is logged in: several may stand for him, and his acts say which it was. */
  readonly accountId?: string
  readonly actorName: string
  /** The subject that the actor is in private life, if known: nobody handles his own record. */
  readonly ownSubjectId: string | null
  /** 回避: whose records are closed to a member of staff; left out where nothing is. */
  readonly closed?: readonly string[]
  /** 受保护人员: whom a member of staff has the right to of those who are hidden from all others; left out where he has it nowhere. */
  readonly opensShielded?: OpensShielded
  readonly session: string
  readonly authority: 'office' | 'own-right' | 'mandate'
  /** 授权: by which the actor acts for an employer, on that path, or for another person, on the path `person`. */
  readonly mandate?: {
    readonly id: string
    readonly kind: EmployerMandate | PersonalMandate
    /** The items that it is for; null: all. */
    readonly items: readonly string[] | null
  }
  /** Of another system: which, and whether it is a person or an employer for whom it acts. */
  readonly client?: Client & { readonly actsFor?: 'person' | 'employer' }
  readonly path: Path
  /** The agencies of the right that opened the act, with their subtree. */
  readonly agencies: readonly string[]
  readonly agencyId: string | null
  /** The people whose own right this is, or the employer that is acted for; empty for staff, to whom a visit or a case opens a subject. */
  readonly subjects: readonly string[]
  /** Every right of the actor on this path that holds today: what may be offered to him beside what he asks for. */
  readonly held: readonly { readonly role: Role; readonly agencyId: string }[]
  readonly outletId: string | null
  readonly language: Language
  readonly request: string
  readonly signedInAt: Date
  readonly today: Day
  readonly now: Date
  readonly law: Law
}

/** Who acts where no human does: jobs, what is shipped, what the core confirms. */
export const systemActor = '00000000-0000-0000-0000-000000000001'

/** The system itself, of no agency: who acts is always said, and here it is the house. */
export function contextOfSystem(today: Day, now: Date, law: Law): Context {
  return {
    actorId: systemActor,
    actorName: '系统',
    ownSubjectId: null,
    session: systemActor,
    subjects: [],
    authority: 'office',
    path: 'worker',
    agencies: [],
    agencyId: null,
    held: [],
    outletId: null,
    language: 'zh-CN',
    request: newId(),
    signedInAt: now,
    today,
    now,
    law,
  }
}

/** The rows that a context may see before a visit or a case opens a subject. */
export function scopeOf({
  path,
  agencies,
  subjects,
  client,
  mandate,
  closed = [],
  opensShielded,
}: Context): Scope {
  const items = path === 'person' ? mandate?.items : undefined
  return {
    path,
    agencies,
    subjects,
    ...(client === undefined ? {} : { client: client.id }),
    ...(items === undefined || items === null ? {} : { items }),
    ...(closed.length === 0 ? {} : { closed }),
    ...(opensShielded === undefined ? {} : { opensShielded }),
  }
}

/** Whether somebody acts for another person, by that one's mandate. */
export function actsForPerson({ path, mandate }: Pick<Context, 'path' | 'mandate'>): boolean {
  return path === 'person' && mandate !== undefined
}

/** Whether the record is the reader's own, or the one of the employer for which he acts: nobody of the house stands in between. */
export function isHome({ path }: Pick<Context, 'path'>): boolean {
  return path === 'person' || path === 'employer'
}

/** Whether nobody of the house stands by: at home, or where another system acts for somebody, which may do no more than he. */
export function isOnline({ path }: Pick<Context, 'path'>): boolean {
  return isHome({ path }) || path === 'client'
}

/** In which hall somebody would do himself what is done online; undefined where staff do it. */
export function hallOf({
  path,
  client,
}: Pick<Context, 'path' | 'client'>): 'person' | 'employer' | undefined {
  return path === 'person' || path === 'employer' ? path : client?.actsFor
}

/** Ids are made by the application, in the order of time (UUIDv7). */
export function newId(): string {
  return uuid7()
}

/** An id that follows from another one and a word: the same whenever it is asked for, sorted beside it, and nobody else's. */
export function derivedId(id: string, word: string): string {
  const hash = createHash('sha256').update(`${id} ${word}`).digest('hex')
  return `${id.slice(0, 14)}7${hash.slice(0, 3)}-a${hash.slice(3, 6)}-${hash.slice(6, 18)}`
}

/** RFC 9562 UUIDv7: 48 bits of milliseconds, then random bits; sorts by the time it was made. */
function uuid7(): string {
  const random = randomUUID()
  const time = Date.now().toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(15)}`
}
