import { cpSync, mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { createTestDatabase } from '../../../test/database.ts'
import { withClient } from '../../platform/client.ts'
import { migrate } from '../../platform/migrate.ts'

const migrations = new URL('../../../migrations/', import.meta.url).pathname
const connection = await createTestDatabase('empty')
const subject = '0199f000-0000-7000-8000-000000000001'
const [opened, signed] = ['0199f000-0000-7000-8000-00000000000a', '0199f000-0000-7000-8000-00000000000b']

test('what was opened before one could sign starts no last days; what was signed for twice is signed for once', async () => {
  const before = readdirSync(migrations).filter((file) => file < '20261129-12')
  const folder = mkdtempSync(join(tmpdir(), 'tongban-opened-'))
  for (const file of before) cpSync(join(migrations, file), join(folder, file))
  await migrate(connection, folder)

  const rows = await withClient(connection, async (client) => {
    await client.query(oldRows)
    await migrate(connection, migrations)
    const { rows: kept } = await client.query<{ paper_id: string; how: string; day: string }>(
      'select paper_id, how, day::text from papers.delivery order by paper_id, day, id',
    )
    return kept
  })

  expect(rows).toEqual([
    { paper_id: opened, how: 'opened', day: '2026-03-01' },
    { paper_id: opened, how: 'counter', day: '2026-03-03' },
    { paper_id: signed, how: 'screen', day: '2026-03-02' },
  ])
})

const paper = (id: string, seq: number) =>
  `('${subject}', '${id}', '${subject}', ${seq}, 'refusal', 'N${seq}', '410202-01', '2026-03-01', '', '', '')`
const delivery = (paperId: string, at: number, how: string, day: string) =>
  `('${subject}', gen_random_uuid(), '${paperId}', '${how}', '${day}', '${day}T10:00:0${at}+08:00', '', ${how === 'counter' ? `'${subject}'` : 'null'})`
const answered = (at: number) =>
  `('${subject}', '${subject}', 'key-${at}', 'POST /api/papers/${subject}/${signed}/receipt', '', '{}', '2026-03-02T10:00:0${at}+08:00')`
const oldRows = `
  insert into subjects.subject (subject_id, kind, status, created_at) values ('${subject}', 'person', 'registered', '2026-03-01');
  insert into papers.paper (subject_id, id, case_id, seq, kind, number, agency_id, made_on, content, hash, check_code)
    values ${paper(opened, 1)}, ${paper(signed, 2)};
  insert into papers.delivery (subject_id, id, paper_id, how, day, at, proof, staff_id) values
    ${delivery(opened, 0, 'screen', '2026-03-01')}, ${delivery(opened, 0, 'counter', '2026-03-03')},
    ${delivery(signed, 1, 'screen', '2026-03-02')}, ${delivery(signed, 2, 'screen', '2026-03-02')};
  insert into commands.answer (subject_id, actor_id, key, route, body_hash, answer, at) values ${answered(1)}, ${answered(2)};`
