import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { temporaryFolder } from '../../test/folder.ts'
import { createKeysFile, loadKeys } from './keys.ts'

test('a demo makes its keys once, closed to others, and finds the same ones again', () => {
  const path = keysPath()

  const first = loadKeys(path, { mode: 'demo', create: true })
  const second = loadKeys(path, { mode: 'demo', create: true })

  expect(second).toEqual(first)
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(readdirSync(join(path, '..'))).toEqual(['keys.json'])
  expect(Buffer.from(first.sealing.keys[first.sealing.current] ?? '', 'base64')).toHaveLength(32)
})

test('two installations have nothing in common', () => {
  const [one, other] = [keysPath(), keysPath()].map((path) => loadKeys(path, { mode: 'demo', create: true }))

  expect(one?.sealing.keys).not.toEqual(other?.sealing.keys)
  expect(one?.index.keys).not.toEqual(other?.index.keys)
  expect(one?.audit.keys).not.toEqual(other?.audit.keys)
})

test('keys are never replaced', () => {
  const path = keysPath()
  createKeysFile(path, 'production')
  const before = readFileSync(path, 'utf8')

  expect(() => createKeysFile(path, 'production')).toThrow('There is a keys file already')
  expect(readFileSync(path, 'utf8')).toBe(before)
})

test('missing keys are not made up where there may be data', () => {
  const path = keysPath()

  expect(() => loadKeys(path, { mode: 'production', create: false })).toThrow('npx tongban keys create')
  expect(readdirSync(join(path, '..'))).toEqual([])
})

test('production refuses the keys of a demo', () => {
  const path = keysPath()
  createKeysFile(path, 'demo')

  expect(() => loadKeys(path, { mode: 'production', create: false })).toThrow('were made for demo')
})

test('a training takes the keys of a training, and so nothing that real data are sealed with', () => {
  const path = join(temporaryFolder(), 'keys.json')
  createKeysFile(path, 'production')

  expect(() => loadKeys(path, { mode: 'training', create: true })).toThrow('training needs keys of its own')
})

test('a training of an older version, which had no city, goes on as a demo', () => {
  const path = join(temporaryFolder(), 'keys.json')
  createKeysFile(path, 'training')

  expect(loadKeys(path, { mode: 'demo', create: false }).madeFor).toBe('training')
})

test('a file that others can read is refused', () => {
  const path = keysPath()
  createKeysFile(path, 'demo')
  chmodSync(path, 0o640)

  expect(() => loadKeys(path, { mode: 'demo', create: false })).toThrow('chmod 600')
})

test.each([
  ['no JSON', () => '{', 'file'],
  ['a current key that is not there', change('sealing', 'current', 'gone'), 'sealing.current'],
  ['a short secret', change('index', 'keys', { a: 'c2hvcnQ=' }), 'must be 32 bytes'],
  ['an audit key that cannot sign', change('audit', 'keys', { a: 'c2hvcnQ=' }), 'Ed25519'],
])('%s is refused with the place of the fault', (_name, fault, says) => {
  const path = keysPath()
  createKeysFile(path, 'demo')
  writeFileSync(path, fault(readFileSync(path, 'utf8')))

  expect(() => loadKeys(path, { mode: 'demo', create: false })).toThrow(says)
})

test('one key for two purposes is refused', () => {
  const path = keysPath()
  const { sealing, index, ...rest } = loadKeys(path, { mode: 'demo', create: true })
  writeFileSync(path, JSON.stringify({ ...rest, sealing, index: sealing }))

  expect(index).not.toEqual(sealing)
  expect(() => loadKeys(path, { mode: 'demo', create: false })).toThrow('one purpose only')
})

function change(ring: string, part: string, value: unknown): (text: string) => string {
  return (text) =>
    JSON.stringify(JSON.parse(text), (name, inner: unknown) =>
      name === ring ? Object.assign(Object(inner), { [part]: value }) : inner,
    )
}

function keysPath(): string {
  return join(temporaryFolder(), 'keys.json')
}
