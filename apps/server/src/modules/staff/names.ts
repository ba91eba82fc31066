import { type Database, query } from '../../platform/database.ts'
import { remember } from '../../platform/remembered.ts'

const readNames = query<{ id: string; name: string }>('select id, name from staff.staff')

/** The names of staff in memory, for timelines and lists; read again when anything about logins changes. */
export async function openStaffNames(database: Database): Promise<(id: string) => string> {
  const { value: names } = await remember(database, 'login', async () => {
    const [rows] = await database.read({ path: 'worker' }, readNames())
    return new Map(rows.map((row) => [row.id, row.name]))
  })
  return (id) => names().get(id) ?? '系统'
}
