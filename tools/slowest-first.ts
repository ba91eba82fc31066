import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files of tests that take a minute, or start servers: begun last, one of them would go on alone for as long. */
const slowest = ['bad-input', 'signals', 'faults', 'cli', 'serve', 'out-of-order', 'postgres', 'reach'].map(
  (name) => `/${name}.test.ts`,
)

/** Begins with the slowest files, whatever a cache knows of earlier runs: a fresh clone has none. */
export class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- the order of Vitest, not of an array
    const sorted = await super.sort(files)
    return sorted.toSorted((one, other) => rankOf(one) - rankOf(other))
  }
}

function rankOf({ moduleId }: TestSpecification): number {
  const rank = slowest.findIndex((end) => moduleId.endsWith(end))
  return rank === -1 ? slowest.length : rank
}
