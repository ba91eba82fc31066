import { type Fault, lowestAndHighest } from './prove-fault.ts'

const policy = 'packages/policy/src'

/** Faults inside a file: types, lint, dead code, format, the database's clock, links and tests. */
export function codeFaults(): Fault[] {
  const room = lowestAndHighest('server').other
  return [...typeFaults(), ...policyFaults(), ...lintFaults(room), ...clockFaults(room), ...otherFaults(room)]
}

function plantedIn(folder: string, check: Fault['check']) {
  return (fault: string, says: string, text: string): Fault => ({
    fault,
    check,
    says,
    files: { [`${folder}/planted.ts`]: text },
  })
}

function typeFaults(): Fault[] {
  const planted = plantedIn(policy, 'types')
  return [
    planted(
      'a fraction of a fen',
      'TS2345',
      "import { fen } from './money.ts'\nexport const planted = fen(12.5)",
    ),
    planted(
      'a plain number where money is asked',
      'TS2322',
      "import type { Fen } from './money.ts'\nexport const planted: Fen = 1250",
    ),
    planted(
      'a figure of law without its source',
      'source',
      "import type { Parameter } from './parameter.ts'\nexport const planted: Parameter<number> = { name: 'x', unit: 'months', values: [{ from: '2024-01', value: 1 }] }",
    ),
    planted('policy reads the environment', 'process', 'export const planted = process.env'),
    planted('policy reaches for the network', 'fetch', "export const planted = fetch('/')"),
  ]
}

function policyFaults(): Fault[] {
  const planted = plantedIn(policy, 'lint')
  return [
    planted('policy reads the clock', 'no-restricted-globals', 'export const planted = Date.now()'),
    planted('policy throws dice', 'no-restricted-properties', 'export const planted = Math.random()'),
    {
      fault: 'two files import each other, seen without TypeScript',
      check: 'lint',
      says: 'no-cycle',
      files: {
        [`${policy}/planted-a.ts`]: "export type { B } from './planted-b.ts'\nexport type A = 1",
        [`${policy}/planted-b.ts`]: "export type { A } from './planted-a.ts'\nexport type B = 2",
      },
    },
  ]
}

function lintFaults(room: string): Fault[] {
  const planted = plantedIn(room, 'lint')
  return [
    planted(
      'the server reads the clock past the injected one',
      'no-restricted-globals',
      'export const planted = new Date()',
    ),
    planted(
      'a promise nobody waits for',
      'no-floating-promises',
      'async function work() {}\nexport function planted() {\n  work()\n}',
    ),
    planted('any', 'no-explicit-any', 'export const planted: any = 1'),
    planted(
      'an assertion that something is there',
      'no-non-null-assertion',
      'export const planted = (text?: string) => text!.length',
    ),
    planted('a word on the console', 'no-console', "console.log('planted')\nexport const planted = 1"),
    planted(
      'a file longer than 600 lines',
      'max-lines',
      `export const planted = [\n${'  1,\n'.repeat(601)}]`,
    ),
  ]
}

function clockFaults(room: string): Fault[] {
  return ['now()', 'current_date', 'clock_timestamp()'].map((clock) => ({
    fault: `a room asks the database for the time: ${clock}`,
    check: 'migrations',
    says: "the database's clock",
    files: { [`${room}/planted.ts`]: `export const planted = \`select ${clock}\`` },
  }))
}

function otherFaults(room: string): Fault[] {
  return [
    {
      fault: 'a file nobody imports',
      check: 'unused',
      says: 'planted.ts',
      files: { [`${room}/planted.ts`]: 'export const planted = 1' },
    },
    {
      fault: 'an export nobody imports',
      check: 'unused',
      says: 'planted',
      files: {
        [`${room}/planted.test.ts`]: "import { used } from './used.ts'\nexport const planted = used",
        [`${room}/used.ts`]: 'export const used = 1\nexport const planted = 2',
      },
    },
    {
      fault: 'a part of a contract that nobody uses',
      check: 'unused',
      says: 'planted',
      files: { 'packages/contracts/src/planted.ts': 'export const planted = 1' },
    },
    {
      fault: 'an ill-formatted file',
      check: 'format',
      says: 'planted.ts',
      files: { [`${room}/planted.ts`]: 'export   const planted = "1";' },
    },
    {
      fault: 'a link that leads nowhere',
      check: 'links',
      says: 'broken link',
      files: { 'docs/planted.md': '[x](nowhere.md)' },
    },
    {
      fault: 'a test that fails',
      check: 'tests',
      says: 'planted',
      files: {
        [`${policy}/planted.test.ts`]:
          "import { expect, test } from 'vitest'\ntest('planted', () => expect(1).toBe(2))",
      },
    },
  ]
}
