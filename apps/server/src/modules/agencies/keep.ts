import type { Agency } from '@tongban/contracts/agencies'

import { lookWithin } from '../../platform/audit.ts'
import { type Context, scopeOf } from '../../platform/context.ts'
import { type Database, query } from '../../platform/database.ts'
import { type Command, once } from '../../platform/once.ts'
import { Refusal, refusalAt } from '../../platform/refusal.ts'
import { takeTurn } from '../../platform/turns.ts'
import { type Agencies, recordAgencies, tellAgencies } from './agencies.ts'

export interface KeepDeps {
  readonly database: Database
  readonly agencies: Agencies
}

/** What is written of an agency by who keeps the register. */
type Kept = Pick<Agency, 'name' | 'nameEnglish' | 'telephone' | 'address' | 'routingDesk' | 'remedies'>
type Added = Kept & Pick<Agency, 'area' | 'kind'> & { readonly parent: string }

const idsOfArea = query<{ id: string }>('select id from agencies.agency where area = $1')
const lockAgency = query<{ version: number; name: Record<string, string> }>(
  'select version, name from agencies.agency where id = $1 and id = any ($2) for update',
)
const updateAgency = query(
  `update agencies.agency set name = $2, telephone = $3, address = $4, routing_desk = $5, remedies = $6, version = version + 1
   where id = $1`,
)

/**
 * 增加机构: under one that the administrator answers for. Its id is the area and the next number there.
 * @throws Refusal agencies.no-agency
 */
export async function addAgency(
  { database, agencies }: KeepDeps,
  context: Context,
  command: Command,
  { name, nameEnglish, ...agency }: Added,
): Promise<Agency> {
  if (!context.agencies.includes(agency.parent)) throw refusalAt('agencies.no-agency', 'parent')
  const known = agencies.all().filter(({ area }) => area === agency.area)
  const { id } = await once(database, context, command, {
    scope: scopeOf(context),
    subject: context.actorId,
    load: [takeTurn(`agencies of ${agency.area}`), idsOfArea(agency.area)],
    run: (tx, [, seen]) => {
      const fresh = nextId(agency.area, [...known, ...seen])
      tx.record(
        ...recordAgencies([{ ...agency, id: fresh, name: namesOf(name, nameEnglish) }]),
        lookWithin({ ...context, agencyId: agency.parent }, { act: 'agencies.keep', purpose: fresh }),
      )
      return { id: fresh }
    },
  })
  return await readAgain(agencies, id)
}

/**
 * 改机构: what people and papers read of it from now on; papers that were made stay as they are.
 * @throws Refusal agencies.no-agency, general.stale
 */
export async function changeAgency(
  { database, agencies }: KeepDeps,
  context: Context,
  command: Command,
  { id, version, ...kept }: Kept & { readonly id: string; readonly version: number },
): Promise<Agency> {
  await once(database, context, command, {
    scope: scopeOf(context),
    subject: context.actorId,
    load: [lockAgency(id, context.agencies)],
    admit: ([[found]]) => {
      if (found === undefined) throw new Refusal('agencies.no-agency')
    },
    run: (tx, [[found]]) => {
      if (found?.version !== version) throw new Refusal('general.stale')
      const { name, nameEnglish, telephone, address, routingDesk, remedies } = kept
      const names = { ...found.name, en: undefined, ...namesOf(name, nameEnglish) }
      const written = remedies === null ? null : JSON.stringify(remedies)
      tx.record(
        updateAgency(id, JSON.stringify(names), telephone, address, routingDesk, written),
        lookWithin({ ...context, agencyId: id }, { act: 'agencies.keep', purpose: id }),
        tellAgencies(),
      )
      return { done: true }
    },
  })
  return await readAgain(agencies, id)
}

/** The agency as it is known now, in this process and, by the same notice, in all others. */
async function readAgain(agencies: Agencies, id: string): Promise<Agency> {
  await agencies.refresh()
  const agency = agencies.find(id)
  if (agency === undefined) throw new Error(`agency ${id} was not recorded`)
  return agency
}

function namesOf(name: string, english: string | null): Record<string, string> {
  return { 'zh-CN': name, ...(english === null ? {} : { en: english }) }
}

function nextId(area: string, known: readonly { readonly id: string }[]): string {
  const taken = known.map(({ id }) => Number(id.split('-').at(-1)))
  return `${area}-${String(Math.max(0, ...taken) + 1).padStart(2, '0')}`
}
