import { defineConfig } from 'vitest/config'

/** The tests of formulas alone, for `npm run mutation`: every mutant runs them. */
export default defineConfig({
  test: {
    include: ['packages/policy/src/{rules,pension,loan}/*.test.ts'],
    watch: false,
  },
})
