import type { GivenClientMandate } from '@tongban/contracts/clients'
import { addDays, type Day } from '@tongban/policy'

import { lookWithin } from '../../platform/audit.ts'
import { type Context, newId, scopeOf } from '../../platform/context.ts'
import { isoOf } from '../../platform/instants.ts'
import { type Command, once } from '../../platform/once.ts'
import { Refusal, refusalAt } from '../../platform/refusal.ts'
import { takeTurn } from '../../platform/turns.ts'
import type { ClientDeps } from './deps.ts'
import type { ClientNames } from './names.ts'
import { type ClientMandateRow, findGiven, insertGiven, lockGiven, revokeGiven } from './store.ts'

type Giving = Pick<ClientDeps, 'database' | 'agencies' | 'secrets'> & { readonly names: ClientNames }

const daysAtMost = 366

/** The systems that somebody lets act for him, and those that he could let. @throws Refusal clients.not-yours */
export async function listGiven(
  { database, agencies, names, secrets }: Giving,
  context: Context,
  subject: string,
): Promise<{ rows: GivenClientMandate[]; clients: { id: string; name: string; agencyName: string }[] }> {
  requireOwn(context, subject)
  const [rows] = await database.read(scopeOf(context), findGiven(subject))
  return {
    rows: rows.map((row) => givenView({ names, secrets }, row)),
    clients: names
      .all()
      .map(({ id, name, agencyId }) => ({ id, name, agencyName: agencies.nameOf(agencyId) })),
  }
}

/**
 * 授权给系统: who is logged in as himself, or as the principal of an employer, lets a system act for him until a day. Nobody else gives
 * it, so that no key is a way around knowing who somebody is. @throws Refusal clients.not-yours, clients.none, clients.stands, clients.term
 */
export async function giveMandate(
  { database, names, secrets }: Giving,
  context: Context,
  command: Command,
  given: { readonly subject: string; readonly client: string; readonly account: string; readonly to: Day },
): Promise<{ id: string; clientName: string }> {
  const { today, now, actorId } = context
  const { subject, client, account, to } = given
  requireOwn(context, subject)
  if (names.nameOf(client) === undefined) await names.refresh() // it may have been registered a moment ago
  return await once(database, context, command, {
    scope: scopeOf(context),
    subject,
    load: [takeTurn(`client mandates ${subject}`), lockGiven(subject)] as const,
    run: (tx, [, known]) => {
      const found = names.all().find(({ id }) => id === client)
      if (found === undefined) throw refusalAt('clients.none', 'client')
      if (to < today || to > addDays(today, daysAtMost)) throw refusalAt('clients.term', 'to')
      const former = known.find(({ client_id }) => client_id === client)
      if (former !== undefined && former.valid_to >= today) throw refusalAt('clients.stands', 'client')
      const id = newId()
      tx.record(
        ...(former === undefined ? [] : [revokeGiven(subject, former.id, actorId, now)]),
        insertGiven(subject, id, client, secrets.seal(account), today, to, actorId, now, context.path),
        lookWithin(
          { ...context, agencyId: found.agencyId },
          { act: 'clients.mandate', subjectId: subject, purpose: `${client} ${id}` },
        ),
      )
      return { id, clientName: found.name }
    },
  })
}

/** 收回: from the next request on that system is out; what it handed in goes on. @throws Refusal clients.not-yours, clients.no-such-mandate */
export async function takeBack(
  { database, names }: Giving,
  context: Context,
  command: Command,
  { subject, id }: { readonly subject: string; readonly id: string },
): Promise<{ done: true }> {
  requireOwn(context, subject)
  return await once(database, context, command, {
    scope: scopeOf(context),
    subject,
    load: [lockGiven(subject)] as const,
    run: (tx, [known]) => {
      const found = known.find((row) => row.id === id)
      if (found === undefined) throw new Refusal('clients.no-such-mandate')
      const agencyId = names.all().find((one) => one.id === found.client_id)?.agencyId ?? null
      tx.record(
        revokeGiven(subject, id, context.actorId, context.now),
        lookWithin(
          { ...context, agencyId },
          { act: 'clients.mandate-end', subjectId: subject, purpose: `${found.client_id} ${id}` },
        ),
      )
      return { done: true } as const
    },
  })
}

function requireOwn({ subjects }: Context, subject: string): void {
  if (!subjects.includes(subject)) throw new Refusal('clients.not-yours')
}

function givenView(
  { names, secrets }: Pick<Giving, 'names' | 'secrets'>,
  row: ClientMandateRow,
): GivenClientMandate {
  return {
    id: row.id,
    client: row.client_id,
    clientName: names.nameOf(row.client_id) ?? '',
    account: secrets.open(row.account),
    from: row.valid_from,
    to: row.valid_to,
    revokedAt: row.revoked_at === null ? null : isoOf(row.revoked_at),
  }
}
