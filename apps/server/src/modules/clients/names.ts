import type { Database } from '../../platform/database.ts'
import { remember } from '../../platform/remembered.ts'
import { readNames } from './store.ts'

/** A client as others name it. */
export interface KnownClient {
  readonly id: string
  readonly name: string
  readonly agencyId: string
}

/** The clients in memory; read again when one is added. */
export interface ClientNames {
  readonly all: () => readonly KnownClient[]
  readonly nameOf: (id: string) => string | undefined
  /** Reads them now. */
  readonly refresh: () => Promise<void>
}

export async function openClientNames(database: Database): Promise<ClientNames> {
  const { value, refresh } = await remember(database, 'clients', async () => {
    const [rows] = await database.read({ path: 'worker' }, readNames())
    return new Map(rows.map(({ id, name, agency_id }) => [id, { id, name, agencyId: agency_id }]))
  })
  return { all: () => [...value().values()], nameOf: (id) => value().get(id)?.name, refresh }
}
