import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { temporaryFolder } from '../test/folder.ts'

const program = join(import.meta.dirname, '../bin/tongban.mjs')

test('help names every word', () => {
  const { stdout, status } = tongban(['--help'])

  expect(status).toBe(0)
  for (const word of ['serve', 'migrate', 'demo', 'doctor', 'keys', 'backup', 'restore', 'audit', 'policy'])
    expect(stdout).toMatch(new RegExp(`^  ${word} `, 'm'))
  expect(tongban(['demo', '--help']).stdout).toMatch(/load[\s\S]*reset[\s\S]*logins/)
})

test('a configuration with faults is told in whole, without a stack', () => {
  const { stderr, status } = tongban(['migrate'], { PORT: 'x', LOG_LEVEL: 'loud' })

  expect(status).toBe(1)
  expect(stderr).toMatch(/^The configuration cannot be used:\n  PORT must be a number\n  LOG_LEVEL .*\n$/)
})

test('doctor ends with 1 when something would stop the server', () => {
  const { stdout, status } = tongban(['doctor'], { DATABASE_URL: 'postgres://127.0.0.1:1/none' })

  expect(status).toBe(1)
  expect(stdout).toMatch(/^fail keys +.*keys create$/m)
  expect(stdout).toMatch(/^fail database +.*ECONNREFUSED/m)
})

test('doctor of a folder where nothing was started yet warns, and makes nothing', () => {
  const folder = temporaryFolder()

  const { stdout, status } = tongban(['doctor'], { DATA_DIR: folder })

  expect(status).toBe(0)
  expect(stdout).toMatch(/^warn database +.*first start$/m)
  expect(readdirSync(folder)).toEqual([])
})

test.each(['load', 'reset', 'logins', 'day 2099-01-01'])('demo %s is refused outside of a demo', (word) => {
  const { stderr, status } = tongban(['demo', ...word.split(' ')], { TONGBAN_MODE: 'production' })

  expect(status).toBe(1)
  expect(stderr).toContain('only for TONGBAN_MODE=demo')
})

test('the audit is verified with the keys that signed it, never with new ones', () => {
  const { stderr, status } = tongban(['audit', 'verify'], { DATA_DIR: temporaryFolder() })

  expect(status).toBe(1)
  expect(stderr).toContain('There is no keys file')
})

test('help of the audit names what it can do', () => {
  expect(tongban(['audit', '--help']).stdout).toMatch(/verify[\s\S]*accept/)
})

test('keys for production are made once', () => {
  const env = { TONGBAN_MODE: 'production', DATA_DIR: temporaryFolder() }

  expect(tongban(['keys', 'create'], env).status).toBe(0)
  expect(tongban(['keys', 'create'], env)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('already'),
  })
})

function tongban(words: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const inherited = Object.entries(process.env).filter(([name]) => name === 'PATH' || name === 'HOME')
  return spawnSync(process.execPath, [program, ...words], {
    encoding: 'utf8',
    env: { DATA_DIR: join(tmpdir(), 'tongban-no-data'), ...Object.fromEntries(inherited), ...env },
  })
}
