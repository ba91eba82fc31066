import { cpSync, mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { createTestDatabase } from '../../../../test/database.ts'
import { withClient } from '../../../platform/client.ts'
import { migrate } from '../../../platform/migrate.ts'

const migrations = new URL('../../../../migrations/', import.meta.url).pathname
const connection = await createTestDatabase('empty')
const id = (last: string): string => `0199f000-0000-7000-8000-0000000000${last}`
const [person, employer, ended, running] = [id('01'), id('02'), id('0a'), id('0b')]

test('what was asked about a case that had ended before the day was kept is not answered any more', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongban-ended-'))
  for (const file of readdirSync(migrations).filter((name) => name < '20261129'))
    cpSync(join(migrations, file), join(folder, file))
  await migrate(connection, folder)

  const rows = await withClient(connection, async (client) => {
    await client.query(oldRows)
    await migrate(connection, migrations)
    const { rows: kept } = await client.query<{ state: string; ended: string | null }>(
      'select state, ended_on::text as ended from cases.confirmation order by row_no',
    )
    return kept
  })

  expect(rows).toEqual([
    { state: 'answered', ended: '2026-03-04' },
    { state: 'void', ended: '2026-03-04' },
    { state: 'open', ended: null },
  ])
})

const subject = (one: string, kind: string) => `('${one}', '${kind}', 'registered', '2026-03-01')`
const caseOf = (one: string, number: string, end: string) =>
  `('${employer}', '${one}', '${number}', 'x', 1, 'employer', '', '410202-01', ${end}, 1, '${employer}', '${employer}', 'office', '[]', '{}', '[]', '{}', '2026-03-01', 0, '', '2026-03-01')`
const question = (last: string, of: string, row: number, said: string) =>
  `('${person}', '${id(last)}', '${employer}', '${of}', ${row}, 'x', 1, '410202-01', '', '2026-03-02', '2026-03-05', ${said})`
const oldRows = `
  insert into subjects.subject (subject_id, kind, status, created_at) values ${subject(person, 'person')}, ${subject(employer, 'employer')};
  insert into agencies.agency (id, area, kind, name, telephone, address) values ('410202-01', '410202', 'county', '{"zh-CN":"龙亭"}', '', '');
  insert into cases."case" (subject_id, id, number, item, item_version, subject_kind, subject_name, agency_id, stage, outcome, closed_on, version, applicant_id, actor_id,
    authority, holds, form, materials, handled_by, submitted_on, last_seq, last_hash, opened_at)
    values ${caseOf(ended, '1', "'closed', 'completed', '2026-03-04'")}, ${caseOf(running, '2', "'accepted', null, null")};
  insert into cases.confirmation (subject_id, id, case_subject_id, case_id, row_no, item, item_version, agency_id, said, asked_on, until, state, answer, answered_at) values
    ${question('11', ended, 0, "'answered', 'yes', '2026-03-03'")}, ${question('12', ended, 1, "'open', null, null")}, ${question('13', running, 2, "'open', null, null")};`
