import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { sqlClocksIn } from './migrations.ts'

test.each([
  ["query('select now()')", true],
  ['query(`select * from a where day < current_date`)', true],
  ['query(`select * from a where at < ${x} - clock_timestamp()`)', true],
  ['query("select \'today\'::date")', true],
  ['const today = clock.now()', false],
  ['now() // select now()', false],
  ["query('select known()')", false],
  ["text('Now (and later)')", false],
])('%s asks the database for the time: %s', (code, asks) => {
  expect(sqlClocksIn(written(code)).length > 0).toBe(asks)
})

function written(code: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'tongban-clock-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'store.ts'), code)
  return join(folder, 'store.ts')
}
