import { defineConfig } from 'vitest/config'

/** The tests of formulas alone, for `npm run mutation`: every mutant runs them. */
export default defineConfig({
  test: {
    include: ['packages/policy/src/{exact,rules,pension,loan}/*.test.ts'],
    // It compares with decisions that are no part of the repository, and reads a page of docs, which no sandbox has.
    exclude: ['packages/policy/src/pension/decided-cases.test.ts'],
    watch: false,
  },
})
