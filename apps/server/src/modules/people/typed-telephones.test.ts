import { cpSync, mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { createTestDatabase } from '../../../test/database.ts'
import { withClient } from '../../platform/client.ts'
import { migrate } from '../../platform/migrate.ts'

const migrations = new URL('../../../migrations/', import.meta.url).pathname
const connection = await createTestDatabase('empty')
const id = (last: string): string => `0199f000-0000-7000-8000-0000000000${last}`
const [newcomer, employer, registration, ownCase] = [id('01'), id('02'), id('0a'), id('0b')]

test('of telephones that were typed before it was kept by whom, those of an employer’s case are known again, and what came after them is proved once more', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongban-typed-'))
  for (const file of readdirSync(migrations).filter((name) => name < '20261129-11'))
    cpSync(join(migrations, file), join(folder, file))
  await migrate(connection, folder)

  const rows = await withClient(connection, async (client) => {
    await client.query(oldRows)
    await migrate(connection, migrations)
    const { rows: kept } = await client.query<{ telephone: string; telephone_from: string }>(
      `select convert_from(telephone, 'UTF8') as telephone, telephone_from from people.contact order by recorded_at`,
    )
    return kept
  })

  expect(rows).toEqual([
    { telephone: 'typed', telephone_from: 'employer' },
    { telephone: 'typed', telephone_from: 'employer' }, // he changed his address only
    { telephone: 'given', telephone_from: 'employer' }, // sealed anew each time, it cannot be told from the typed one
  ])
})

const subject = (one: string, kind: string) => `('${one}', '${kind}', 'registered', '2026-03-01')`
const caseOf = (of: string, one: string, number: string) =>
  `('${of}', '${one}', '${number}', 'x', 1, 'person', '', '410202-01', 'submitted', 1, '${of}', '${of}', 'office', '[]', '{}', '[]', '{}', '2026-03-01', 0, '', '2026-03-01')`
const contact = (last: string, day: number, cause: string, superseded: string | null, telephone: string) =>
  `('${newcomer}', '${id(last)}', '2026-03-0${day}', '2026-03-0${day}', '${cause}', ${superseded === null ? 'null' : `'${superseded}'`}, '${telephone}')`
const oldRows = `
  insert into subjects.subject (subject_id, kind, status, created_at) values ${subject(newcomer, 'person')}, ${subject(employer, 'employer')};
  insert into agencies.agency (id, area, kind, name, telephone, address) values ('410202-01', '410202', 'county', '{"zh-CN":"龙亭"}', '', '');
  insert into cases."case" (subject_id, id, number, item, item_version, subject_kind, subject_name, agency_id, stage, version, applicant_id, actor_id,
    authority, holds, form, materials, handled_by, submitted_on, last_seq, last_hash, opened_at)
    values ${caseOf(employer, registration, '1')}, ${caseOf(newcomer, ownCase, '2')};
  insert into people.contact (subject_id, id, valid_from, recorded_at, cause, superseded_by, telephone) values
    ${contact('11', 1, registration, ownCase, 'typed')}, ${contact('12', 2, ownCase, id('0c'), 'typed')}, ${contact('13', 3, id('0c'), null, 'given')};`
