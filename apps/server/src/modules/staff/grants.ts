import { type Post, postOf, type Role, sitsAtOutlet } from '@tongban/contracts/access'
import type { GrantRequest } from '@tongban/contracts/staff'
import type { Day } from '@tongban/policy'

import { lookWithin } from '../../platform/audit.ts'
import { type Context, newId, scopeOf } from '../../platform/context.ts'
import type { Database, Statement } from '../../platform/database.ts'
import { isoOf } from '../../platform/instants.ts'
import { type Command, once } from '../../platform/once.ts'
import { Refusal, refusalAt } from '../../platform/refusal.ts'
import { takeTurn } from '../../platform/turns.ts'
import type { StaffNames } from './profile.ts'
import {
  countSystemAdministrators,
  endGrant,
  findHeldAnywhere,
  findMembers,
  findSignatures,
  type GrantRow,
  type HeldElsewhere,
  insertGrant,
  insertRequest,
  insertSignature,
  lockGrant,
  lockRequest,
  type Member,
  moveRequest,
  type RequestRow,
  type SignatureRow,
  tellLogin,
} from './store.ts'

export interface GrantDeps {
  readonly database: Database
  readonly names: StaffNames
  readonly agencyOn: (id: string, on: Day) => string
  readonly agencyOfOutlet: (id: string) => string | undefined
}

type Wanted = Pick<GrantRequest, 'staffId' | 'role' | 'agencyId' | 'outletId' | 'reason'> & {
  readonly from: Day
  readonly to: Day
}

/** 申请授权: a manager asks for a right for somebody; nothing opens before three others have agreed (D-39). */
export async function requestGrant(
  { database, names, agencyOn, agencyOfOutlet }: GrantDeps,
  context: Context,
  command: Command,
  wanted: Wanted,
): Promise<GrantRequest> {
  const hasCeased = agencyOn(wanted.agencyId, wanted.from) !== wanted.agencyId
  if (hasCeased || !context.agencies.includes(wanted.agencyId)) throw refusalAt('staff.no-agency', 'agencyId')
  checkOutlet(wanted, { agencyOn, agencyOfOutlet })
  const post = postOf[wanted.role]
  return await once(database, context, command, {
    scope: scopeOf(context),
    subject: context.actorId,
    load: [turnFor(wanted.staffId), findMembers([wanted.staffId]), findHeldAnywhere(wanted.staffId)],
    run: (tx, [, [staff], held]) => {
      if (staff === undefined) throw refusalAt('staff.no-staff', 'staffId')
      requireStays(staff, wanted.from)
      checkDates(wanted, context.today)
      checkPosts(held, { ...wanted, post })
      const id = newId()
      tx.record(
        insertRequest(
          id,
          wanted.staffId,
          wanted.role,
          post,
          wanted.agencyId,
          wanted.outletId,
          wanted.from,
          wanted.to,
          wanted.reason,
          context.actorId,
          context.now,
        ),
        insertSignature(id, 'request', context.actorId, true, wanted.reason, context.now),
        actOn(context, wanted.agencyId, 'staff.request-grant', `${wanted.role} ${id}`),
      )
      return {
        ...wanted,
        id,
        post,
        staffName: staff.name,
        agencyName: names.agency(wanted.agencyId),
        state: 'requested',
        signatures: [
          {
            act: 'request',
            staffName: context.actorName,
            at: context.now.toISOString(),
            note: wanted.reason,
          },
        ],
      }
    },
  })
}

const turns = {
  check: { from: 'requested', to: 'checked', act: 'staff.check-grant' },
  head: { from: 'checked', to: 'approved', act: 'staff.head-grant' },
  system: { from: 'approved', to: 'granted', act: 'staff.apply-grant' },
} as const
export type Turn = keyof typeof turns

/** 核对、审批、落实: the next of the three agrees or refuses; the last one makes the grant. Four different people. */
export async function signRequest(
  { database, names, agencyOn }: GrantDeps,
  context: Context,
  command: Command,
  { id, turn, agree, note }: { id: string; turn: Turn; agree: boolean; note: string },
): Promise<GrantRequest> {
  return await once(database, context, command, {
    scope: scopeOf(context),
    subject: context.actorId,
    load: [lockRequest(id, context.agencies), findSignatures([id])],
    run: async (tx, [[request], signatures]) => {
      if (request === undefined) throw new Refusal('staff.no-request')
      if (request.state !== turns[turn].from) throw new Refusal('staff.wrong-turn')
      if ([request.staff_id, ...signatures.map((signature) => signature.staff_id)].includes(context.actorId))
        throw new Refusal('staff.same-person')
      const [, [staff], held] = await tx.load(
        turnFor(request.staff_id),
        findMembers([request.staff_id]),
        findHeldAnywhere(request.staff_id),
      )
      const state = agree ? turns[turn].to : 'refused'
      if (state === 'granted') {
        if (agencyOn(request.agency_id, request.valid_to) !== request.agency_id)
          throw new Refusal('staff.no-agency')
        requireStays(staff, request.valid_from)
        checkPosts(held, {
          role: request.role,
          post: request.post,
          agencyId: request.agency_id,
          from: request.valid_from,
          to: request.valid_to,
        })
        tx.record(
          insertGrant(
            newId(),
            request.staff_id,
            request.role,
            request.post,
            request.agency_id,
            request.outlet_id,
            request.valid_from,
            request.valid_to,
            id,
          ),
          tellLogin(),
        )
      }
      tx.record(
        moveRequest(id, state),
        insertSignature(id, turn, context.actorId, agree, note, context.now),
        actOn(
          context,
          request.agency_id,
          turns[turn].act,
          `${agree ? 'agreed' : 'refused'} ${request.role} ${id}`,
        ),
      )
      const signed: SignatureRow = {
        request_id: id,
        act: turn,
        staff_id: context.actorId,
        agree,
        note,
        at: context.now.toISOString(),
      }
      const nameOf = (staffId: string): string => (staffId === context.actorId ? context.actorName : '')
      return requestView(names, { ...request, state }, staff?.name ?? '', [...signatures, signed], nameOf)
    },
  })
}

/**
 * 收回授权: ends a grant today; sessions notice at once. The last system administrator stays until another is in office:
 * without one nobody could be granted anything.
 * @throws Refusal staff.no-grant, staff.last-administrator
 */
export async function endHeldGrant(
  { database }: GrantDeps,
  context: Context,
  command: Command,
  id: string,
): Promise<{ done: true }> {
  return await once(database, context, command, {
    scope: scopeOf(context),
    subject: context.actorId,
    load: [
      takeTurn('system administrators'),
      lockGrant(id, context.agencies),
      countSystemAdministrators(context.today),
    ],
    run: (tx, [, [grant], [administrators]]) => {
      if (grant === undefined || grant.ended_on !== null) throw new Refusal('staff.no-grant')
      const administers = grant.role === 'system-administrator' && isInForce(grant, context.today)
      if (administers && (administrators?.count ?? 0) < 2) throw new Refusal('staff.last-administrator')
      tx.record(
        endGrant(id, context.today),
        tellLogin(),
        actOn(context, grant.agency_id, 'staff.end-grant', `${grant.role} ${id}`),
      )
      return { done: true } as const
    },
  })
}

/** The audit entry that stands or falls with an act on grants (D-18). */
function actOn(context: Context, agencyId: string, act: string, purpose: string): Statement {
  return lookWithin({ ...context, agencyId }, { act, purpose })
}

function isInForce({ valid_from, valid_to }: GrantRow, today: Day): boolean {
  return valid_from <= today && (valid_to === null || valid_to >= today)
}

export function requestView(
  names: StaffNames,
  request: RequestRow,
  staffName: string,
  signatures: readonly SignatureRow[],
  nameOf: (staffId: string) => string,
): GrantRequest {
  return {
    id: request.id,
    staffId: request.staff_id,
    staffName,
    role: request.role,
    post: request.post,
    agencyId: request.agency_id,
    agencyName: names.agency(request.agency_id),
    outletId: request.outlet_id,
    from: request.valid_from,
    to: request.valid_to,
    reason: request.reason,
    state: request.state,
    signatures: signatures.map(({ act, staff_id, at, note }) => ({
      act,
      staffName: nameOf(staff_id),
      at: isoOf(at),
      note,
    })),
  }
}

/** Who holds nothing has no row to lock: two grants for one person are decided one after the other all the same. */
function turnFor(staffId: string): Statement {
  return takeTurn(`grants ${staffId}`)
}

const administrators: ReadonlySet<Role> = new Set([
  'system-administrator',
  'security-administrator',
  'audit-administrator',
])

/** Who has left by then is granted nothing. @throws Refusal staff.left */
function requireStays(staff: Member | undefined, from: Day): void {
  if (staff !== undefined && staff.left_on !== null && staff.left_on < from) throw new Refusal('staff.left')
}

/** 不相容岗位: one person never holds two posts at one agency on the same day, and never two of the three kinds of administration anywhere. */
function checkPosts(
  all: readonly HeldElsewhere[],
  {
    role,
    post,
    agencyId,
    from,
    to,
  }: Pick<Wanted, 'role' | 'agencyId' | 'from' | 'to'> & { readonly post: Post },
): void {
  const held = all.filter(
    ({ valid_from, valid_to }) => valid_from <= to && (valid_to === null || valid_to >= from),
  )
  if (held.some((grant) => grant.agency_id === agencyId && grant.post !== post))
    throw new Refusal('staff.two-posts')
  if (administrators.has(role) && held.some((grant) => administrators.has(grant.role) && grant.role !== role))
    throw new Refusal('staff.administrators-apart')
}

/** Who sits at a counter sits at an outlet that is of the agency that grants it by then, and nobody else at any. */
function checkOutlet(
  { role, agencyId, outletId, from }: Wanted,
  { agencyOn, agencyOfOutlet }: Pick<GrantDeps, 'agencyOn' | 'agencyOfOutlet'>,
): void {
  if (sitsAtOutlet(role) !== (outletId !== null)) throw refusalAt('staff.outlet-of-role', 'outletId')
  const owner = outletId === null ? undefined : agencyOfOutlet(outletId)
  if (outletId !== null && (owner === undefined || agencyOn(owner, from) !== agencyId))
    throw refusalAt('staff.no-outlet', 'outletId')
}

function checkDates({ from, to }: Wanted, today: Day): void {
  const yearsAtMost = Number(from.slice(0, 4)) + 3
  if (from < today || to < from || Number(to.slice(0, 4)) > yearsAtMost) throw refusalAt('staff.dates', 'to')
}
