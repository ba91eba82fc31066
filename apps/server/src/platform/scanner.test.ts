import { randomBytes } from 'node:crypto'

import { onTestFinished, expect, test } from 'vitest'

import { type Clamd, eicar, startClamd } from '../../test/clamd.ts'
import { createScanner } from './scanner.ts'

async function started(): Promise<Clamd> {
  const clamd = await startClamd()
  onTestFinished(() => clamd.close())
  return clamd
}

test('a content of many chunks is sent whole, and is clean', async () => {
  const clamd = await started()
  const content = randomBytes(300_001)

  expect(await createScanner(clamd.place).scan(content)).toEqual({ state: 'clean' })
  expect(clamd.scanned).toEqual([content.length])
})

test('what is infected is named by its signature', async () => {
  const clamd = await started()

  expect(await createScanner(clamd.place).scan(Buffer.concat([randomBytes(70_000), eicar]))).toEqual({
    state: 'infected',
    name: 'Eicar-Signature',
  })
})

test.each([
  ['silent', 'silent'],
  ['refuses', 'too-large'],
  ['hangs-up', 'closed'],
] as const)('a scanner that is %s leaves the content unscanned', async (how, fault) => {
  const clamd = await started()
  clamd.behave(how)

  const verdict = await createScanner(clamd.place, { timeoutMs: 200 }).scan(randomBytes(1000))

  expect(verdict).toEqual({ state: 'unscanned', fault })
})

test('a scanner that is not there leaves the content unscanned', async () => {
  const clamd = await started()
  clamd.close()

  expect(await createScanner(clamd.place).scan(eicar)).toEqual({ state: 'unscanned', fault: 'ECONNREFUSED' })
  expect(await createScanner('/nowhere/clamd.ctl').scan(eicar)).toMatchObject({ fault: 'ENOENT' })
})
