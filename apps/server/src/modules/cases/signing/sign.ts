import type { CaseView } from '@tongban/contracts/cases'
import type { Day } from '@tongban/policy'

import { type Context, scopeOf } from '../../../platform/context.ts'
import type { Command } from '../../../platform/once.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { actOnCase } from '../acts/act.ts'
import type { Acted } from '../acts/commands.ts'
import { addressee, officeOf } from '../acts/hand-over.ts'
import type { Signing } from '../case.ts'
import type { CaseDeps } from '../deps.ts'
import { opening } from '../reading/record.ts'
import { findCase } from '../store.ts'
import { decideAskingSigners } from './decide-signing.ts'

/** Whom the decider asks. */
export interface Asking {
  readonly mode: Signing['mode']
  readonly signers: readonly { readonly staff: string; readonly until: Day }[]
  readonly note: string
}

/** 加签. Whoever is away is not asked: his stand-in is. @throws Refusal cases.signers-open, cases.no-colleague, cases.away, cases.four-eyes */
export async function askSigners(
  deps: CaseDeps,
  context: Context,
  command: Command,
  { mode, signers, note, ...acted }: Acted & Asking,
): Promise<CaseView> {
  const office = await officeOf(deps, context)
  const asked = signers.map((one) => ({ ...one, given: addressee(office, one.staff, context.today) }))
  return await actOnCase(deps, context, command, acted, (situation) => {
    const able = office.colleagues.filter(({ agency_id }) => agency_id === situation.found.agency_id)
    return decideAskingSigners(situation, able, { mode, signers: asked, note })
  })
}

/** 谁能签: colleagues of the agency who had no hands in the case. @throws Refusal cases.not-found */
export async function findAbleToSign(
  deps: CaseDeps,
  context: Context,
  { subject, id }: Pick<Acted, 'subject' | 'id'>,
): Promise<{ rows: { id: string; name: string }[] }> {
  const [, [found]] = await deps.database.read(
    scopeOf(context),
    opening(context, subject, id),
    findCase(subject, id),
  )
  if (found === undefined || !context.agencies.includes(found.agency_id)) throw new Refusal('cases.not-found')
  const { colleagues } = await officeOf(deps, context)
  const able = colleagues.filter(
    ({ staff_id, agency_id, closed }) =>
      agency_id === found.agency_id &&
      !closed.includes(subject) &&
      staff_id !== context.actorId &&
      !found.handled_by.includes(staff_id),
  )
  const names = new Map(able.map(({ staff_id, name }) => [staff_id, name]))
  return { rows: [...names].map(([staffId, name]) => ({ id: staffId, name })) }
}
