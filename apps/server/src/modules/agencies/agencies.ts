import type { Agency } from '@tongban/contracts/agencies'
import type { Language } from '@tongban/contracts/errors'
import type { Day } from '@tongban/policy'

import { type Database, query, type Statement } from '../../platform/database.ts'
import { remember } from '../../platform/remembered.ts'

const readAll = query<{
  id: string
  parent: string | null
  area: string
  kind: Agency['kind']
  name: Record<string, string>
  telephone: string
  address: string
  routing_desk: boolean
  remedies: Agency['remedies']
  version: number
  ceased_from: Day | null
  successor: string | null
}>(
  'select id, parent, area, kind, name, telephone, address, routing_desk, remedies, version, ceased_from, successor from agencies.agency order by id',
)
/** Says that an agency ceases from a day on, and which one takes its place. */
export const ceaseAgency = query(
  'update agencies.agency set ceased_from = $2, successor = $3, version = version + 1 where id = $1',
)
/** Takes that back. */
export const keepAgency = query(
  'update agencies.agency set ceased_from = null, successor = null, version = version + 1 where id = $1',
)
const insertAgency = query(
  `insert into agencies.agency (id, parent, area, kind, name, telephone, address, routing_desk, remedies)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
   on conflict (id) do nothing`,
)
/** The agency that has none above it: the one that an installation is for. */
export const findTopAgency = query<{ id: string; name: Record<string, string> }>(
  'select id, name from agencies.agency where parent is null order by id limit 1',
)
/** Tells every process to read the agencies again. */
export const tellAgencies = query(`select pg_notify('agencies', '')`)

/** The tree of agencies, kept in memory and read again when it changes. */
export interface Agencies {
  readonly all: () => readonly Agency[]
  readonly find: (id: string) => Agency | undefined
  readonly nameOf: (id: string) => string
  /** 机构简称 for a message: 社会保险 is written 社保; in English the whole name. */
  readonly shortNameOf: (id: string, language: Language) => string
  /** 撤并: which agency stands in the place of one on a day; itself as long as it has not ceased. */
  readonly standingFor: (id: string, on?: Day) => string
  /** An agency and those that have been merged into it, directly or one after the other: who works there works on what lay there, too. */
  readonly covers: (id: string) => readonly string[]
  /** The agency and everything under it, and what was merged into any of them. */
  readonly subtree: (id: string) => readonly string[]
  /** An agency and those above it, the nearest first. */
  readonly above: (id: string) => readonly string[]
  /** Cities under the same topmost agency as one that are not among these: what holds for all of them is theirs, too. */
  readonly citiesBeyond: (id: string, reached: readonly string[]) => readonly string[]
  /** The agency of a pooling area that handles people; not the office of the government-staff pension. */
  readonly ofArea: (area: string) => Agency | undefined
  /** 统筹区的分办岗: who routes what nobody else owns, found upwards from an agency. */
  readonly routingDesk: (from: string) => Agency | undefined
  /** The city (or province) that an agency belongs to. */
  readonly cityOf: (id: string) => Agency | undefined
  readonly provinceOf: (id: string) => Agency | undefined
  /** Reads them again: who has changed one answers with what holds now. */
  readonly refresh: () => Promise<void>
}

/** An agency with its names in several languages, as a city's data brings it. */
export type NewAgency = Omit<
  Agency,
  'name' | 'nameEnglish' | 'remedies' | 'version' | 'ceasedFrom' | 'successor'
> & {
  readonly name: Readonly<Record<string, string>>
  readonly remedies?: Agency['remedies']
}

/** What takes agencies into the register, for a command that writes more with them; those already there stay as they are. */
export function recordAgencies(agencies: readonly NewAgency[]): Statement[] {
  const rows = agencies.map(
    ({ id, parent, area, kind, name, telephone, address, routingDesk, remedies = null }) =>
      insertAgency(
        id,
        parent,
        area,
        kind,
        JSON.stringify(name),
        telephone,
        address,
        routingDesk,
        remedies === null ? null : JSON.stringify(remedies),
      ),
  )
  return [...rows, tellAgencies()]
}

/** Takes agencies into the register; those already there stay as they are. */
export async function addAgencies(database: Database, agencies: readonly NewAgency[]): Promise<void> {
  await database.transaction({ path: 'worker' }, async (tx) => tx.record(...recordAgencies(agencies)))
}

/** @param today by which one that ceases is none any more */
export async function openAgencies(database: Database, today: () => Day): Promise<Agencies> {
  const { value, refresh } = await remember(database, 'agencies', async () => {
    const [rows] = await database.read({ path: 'worker' }, readAll())
    const agencies = new Map<string, Agency>(
      rows.map(({ routing_desk, ceased_from, name, ...row }) => [
        row.id,
        {
          ...row,
          name: name['zh-CN'] ?? row.id,
          nameEnglish: name['en'] ?? null,
          routingDesk: routing_desk,
          ceasedFrom: ceased_from,
        },
      ]),
    )
    return {
      agencies,
      names: new Map(rows.map(({ id, name }) => [id, name])),
      children: Map.groupBy(rows, ({ parent }) => parent),
      // few ever do, and each request asks which ones a member of staff stands in for
      ceasing: rows.filter((row) => row.ceased_from !== null).map(({ id }) => id),
    }
  })
  const byId = (): ReadonlyMap<string, Agency> => value().agencies
  const climb = (id: string | null, found: (agency: Agency) => boolean): Agency | undefined => {
    const agency = id === null ? undefined : byId().get(id)
    return agency === undefined || found(agency) ? agency : climb(agency.parent, found)
  }
  const standingFor = (id: string, on?: Day): string => {
    const { ceasedFrom = null, successor = null } = byId().get(id) ?? {}
    if (ceasedFrom === null || successor === null) return id
    const day = on ?? today()
    return ceasedFrom <= day ? standingFor(successor, day) : id
  }
  const covers = (id: string): string[] => [
    id,
    ...value().ceasing.filter((other) => other !== id && standingFor(other) === id),
  ]
  const above = (id: string): string[] => {
    const parent = byId().get(id)?.parent ?? null
    return parent === null ? [id] : [id, ...above(parent)]
  }
  const under = (id: string): string[] => [
    id,
    ...(value().children.get(id) ?? []).flatMap((child) => under(child.id)),
  ]
  const subtree = (id: string): string[] => [...new Set(under(id).flatMap(covers))]
  return {
    all: () => [...byId().values()],
    find: (id) => byId().get(id),
    nameOf: (id) => byId().get(id)?.name ?? id,
    shortNameOf: (id, language) => {
      const names = value().names.get(id) ?? {}
      return (names[language] ?? names['zh-CN'] ?? id).replace('社会保险', '社保').replace('社會保險', '社保')
    },
    standingFor,
    covers,
    subtree,
    above,
    citiesBeyond: (id, reached) =>
      under(above(id).at(-1) ?? id).filter(
        (one) => byId().get(one)?.kind === 'city' && !reached.includes(one),
      ),
    ofArea: (area) => {
      const found = [...byId().values()].filter(
        (agency) => agency.area === area && agency.kind !== 'government-staff',
      )
      return found.find(({ id }) => standingFor(id) === id) ?? byId().get(standingFor(found[0]?.id ?? ''))
    },
    routingDesk: (from) =>
      climb(from, (agency) => agency.routingDesk && standingFor(agency.id) === agency.id) ??
      [...byId().values()].find((agency) => agency.routingDesk && standingFor(agency.id) === agency.id),
    cityOf: (id) => climb(id, (agency) => agency.kind === 'city'),
    provinceOf: (id) => climb(id, (agency) => agency.kind === 'province'),
    refresh,
  }
}
