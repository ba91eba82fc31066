import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'

import { canonical } from '@tongban/contracts/canonical'
import { rules } from '@tongban/policy/rules'
import { expect, test } from 'vitest'

import { temporaryFolder } from '../test/folder.ts'
import { policyCommand } from './policy.ts'

test('without a rule all of them are listed', async () => {
  const listed = await run('')

  for (const { id, title } of rules) expect(listed).toMatch(new RegExp(`^${id} +${title.zh}`, 'm'))
  expect(rules.length).toBeGreaterThanOrEqual(14)
})

test.each(rules)('$id explains itself by an example that is answered', async ({ id, version, example }) => {
  const help = policyCommand({ input: Readable.from([]), output: process.stdout }).commands.find(
    (one) => one.name() === id,
  )
  const answered: object = JSON.parse(await run(JSON.stringify(example), id))

  expect(help?.description()).not.toBe('')
  expect(Object.keys(answered)).toEqual(['value', 'because'])
  expect(answered).toMatchObject({ because: { rule: id, version } })
})

test('a broken line is an error in its place, and the others are answered', async () => {
  const good = '{"amountFen":100000,"due":"2024-01-15","paid":"2024-02-14"}'
  const lines = [good, '{', '', '[]', good.replace('100000', '-1'), good.replace('15', '32'), good]

  const answers = await run(lines.join('\n'), 'late-fee', '--no-because')

  expect(
    answers
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line)),
  ).toEqual([
    { value: { feeFen: 1500 } },
    { error: { code: 'not-json', message: expect.any(String), field: '' } },
    { error: { code: 'not-json', message: expect.any(String), field: '' } },
    { error: { code: 'not-an-object', message: expect.any(String), field: '' } },
    { error: { code: 'out-of-range', message: expect.any(String), field: 'amountFen' } },
    { error: { code: 'impossible-date', message: expect.any(String), field: 'due' } },
    { value: { feeFen: 1500 } },
  ])
})

test('reasons are left out wherever the option stands', async () => {
  const fee = '{"amountFen":100000,"due":"2024-01-15","paid":"2024-02-14"}'

  expect(await run(fee, 'late-fee', '--no-because')).toBe('{"value":{"feeFen":1500}}\n')
  expect(await run(fee, '--no-because', 'late-fee')).toBe('{"value":{"feeFen":1500}}\n')
  expect(await run(fee, 'late-fee')).toContain('"because"')
})

test('published values are laid over the shipped ones by a file, for every rule', async () => {
  const value = {
    key: 'lateFeeRate',
    from: '2024-01-01',
    value: '0.001',
    source: { document: '样例', number: '样例〔2024〕1号', published: '2024-01-01' },
    certainty: 'text-read',
  }
  const good = fileOf(value)
  const bad = fileOf({ ...value, value: '很多' })
  const unknown = fileOf({ ...value, key: 'no-such-figure' })
  const fee = '{"amountFen":100000,"due":"2024-01-15","paid":"2024-02-14"}'

  expect(await run(fee, 'late-fee', '--no-because')).toBe('{"value":{"feeFen":1500}}\n')
  expect(await run(fee, 'late-fee', '--no-because', '--law', good)).toBe('{"value":{"feeFen":3000}}\n')
  expect(await run(fee, '--law', good, 'late-fee', '--no-because')).toBe('{"value":{"feeFen":3000}}\n')
  await expect(run(fee, 'late-fee', '--law', bad)).rejects.toThrow('lateFeeRate national 2024-01-01: value')
  await expect(run(fee, 'late-fee', '--law', unknown)).rejects.toThrow('no-such-figure')
})

test('the figures in force are listed, one value a line, and are taken back as a file', async () => {
  const listed = await run('', 'figures')
  const lines = listed.trimEnd().split('\n')

  const again = await run('', 'figures', '--law', writtenTo(listed))

  expect(lines.length).toBeGreaterThan(200)
  expect(JSON.parse(lines.find((line) => line.includes('"pensionBase"')) ?? '')).toMatchObject({
    key: 'pensionBase',
    area: expect.any(String),
    source: { document: expect.any(String) },
  })
  expect(sorted(again)).toEqual(sorted(listed))
})

test('the program answers without the configuration of a server, and a rule that there is not ends with 1', () => {
  const { stdout, status } = tongban(
    '{"age":{"years":60,"months":1}}',
    'policy',
    'account-divisor',
    '--no-because',
  )

  expect({ stdout, status }).toEqual({ stdout: '{"value":{"months":138.4,"toConfirm":true}}\n', status: 0 })
  expect(tongban('{}', 'policy', 'no-such-rule').status).toBe(1)
})

test('a list is taken in no faster than its answers are read: its length takes no memory', async () => {
  const line = `${JSON.stringify({ birth: '1970-06', category: 'male' })}\n`
  const count = 20_000
  let [taken, answered, ahead] = [0, 0, 0]
  function* lines() {
    for (; taken < count; taken += 100) yield line.repeat(100)
  }
  const output = new Writable({
    highWaterMark: 1,
    write: (chunk: Buffer, _encoding, done) => {
      ahead = Math.max(ahead, taken - answered)
      answered += chunk.toString().split('\n').length - 1
      setTimeout(done, 1)
    },
  })

  await policyCommand({ input: Readable.from(lines()), output }).parseAsync(['retirement-age'], {
    from: 'user',
  })

  expect(answered).toBe(count)
  expect(ahead).toBeLessThan(count / 4)
})

/** What the command writes for words and an input. */
async function run(input: string, ...words: readonly string[]): Promise<string> {
  let written = ''
  const output = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      written += chunk.toString()
      done()
    },
  })
  await policyCommand({ input: Readable.from([input]), output }).parseAsync([...words], { from: 'user' })
  return written
}

/** A file of one value. */
function fileOf(value: object): string {
  return writtenTo(`${JSON.stringify(value)}\n`)
}

function writtenTo(text: string): string {
  const file = join(temporaryFolder(), 'law.jsonl')
  writeFileSync(file, text)
  return file
}

/** Lines as what they say, in one order. */
function sorted(lines: string): unknown[] {
  const values = lines
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line))
  return values.toSorted((one, other) => (canonical(one) < canonical(other) ? -1 : 1))
}

function tongban(input: string, ...words: readonly string[]) {
  const inherited = Object.entries(process.env).filter(([name]) => name === 'PATH' || name === 'HOME')
  const env = { ...Object.fromEntries(inherited), TONGBAN_MODE: 'no such mode', PORT: 'no port' }
  const program = join(import.meta.dirname, '../bin/tongban.mjs')
  return spawnSync(process.execPath, [program, ...words], { encoding: 'utf8', env, input })
}
