import { type Database, query } from '../../platform/database.ts'

const readNames = query<{ id: string; name: string }>('select id, name from staff.staff')

/** The names of staff in memory, for timelines and lists; read again when anything about logins changes. */
export async function openStaffNames(database: Database): Promise<(id: string) => string> {
  let names = new Map<string, string>()
  const refresh = async (): Promise<void> => {
    const [rows] = await database.read({ path: 'worker' }, readNames())
    names = new Map(rows.map((row) => [row.id, row.name]))
  }
  await database.listen('login', () => void refresh().catch(() => undefined))
  await refresh()
  return (id) => names.get(id) ?? '系统'
}
