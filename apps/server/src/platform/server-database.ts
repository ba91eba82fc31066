import { join } from 'node:path'

import type pg from 'pg'

import type { Config } from './config.ts'
import { supervisePostgres } from './postgres-supervisor.ts'

/** The database of an installation, wherever it lives. */
export interface ServerDatabase {
  readonly connection: pg.ClientConfig
  /** Whether somebody else had it running already. */
  readonly reused: boolean
  ready(): boolean
  /** Stops the embedded server when nobody else works with it; a database of your own is left alone. */
  stop(): Promise<void>
}

/** Starts or adopts the embedded PostgreSQL, or takes the one of DATABASE_URL. */
export async function openServerDatabase(
  config: Pick<Config, 'databaseUrl' | 'dataFolder'>,
  tell: (line: string) => void,
  signal?: AbortSignal,
): Promise<ServerDatabase> {
  if (config.databaseUrl === undefined)
    return await supervisePostgres({
      home: config.dataFolder,
      tell,
      ...(signal === undefined ? {} : { signal }),
    })
  return {
    connection: { connectionString: config.databaseUrl },
    reused: true,
    ready: () => true,
    stop: () => Promise.resolve(),
  }
}

/** Where uploaded files lie. */
export function filesFolder({ dataFolder }: Pick<Config, 'dataFolder'>): string {
  return join(dataFolder, 'files')
}
