import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'

import { expect, test } from 'vitest'

import { configTable, readConfig } from './platform/config.ts'

const folder = join(import.meta.dirname, '../../../deploy')
const read = (name: string): string => readFileSync(join(folder, name), 'utf8')
/** The variables that the program reads. */
const known = new Set([...configTable().matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name]) => name))
/** What stands behind a hash is an example to be filled in. */
const named = [...read('tongban.env').matchAll(/^(?:# )?([A-Z_]+)=/gm)].map(([, name]) => name)

test('the shipped environment is one that a production server takes as it stands, and names only what it reads', () => {
  const config = readConfig(parseEnv(read('tongban.env')))

  expect(config).toMatchObject({ mode: 'production', publicUrl: 'https://banshi.example.gov.cn' })
  expect(named.filter((name) => !known.has(name))).toEqual([])
})

test('in containers the server is told only what it reads, and stops as long as it may take', () => {
  const compose = read('compose.yaml')
  const told = [...compose.matchAll(/^ {6}([A-Z_]+):/gm)].map(([, name]) => name ?? '')
  const ours = told.filter((name) => !name.startsWith('POSTGRES_'))

  expect(ours).toContain('DATABASE_URL')
  expect(ours.filter((name) => !known.has(name))).toEqual([])
  expect(compose).toContain('stop_grace_period: 1m')
  expect(read('tongban.service')).toContain('TimeoutStopSec=60')
})
