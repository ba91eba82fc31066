// `npm run test:long`: all tests in other time zones and on other days, with their long forms, then the stories,
// that each bench runs, and that the archive for machines without the Internet starts there.
import { checkBundle } from './bundle-check.ts'
import { type Check, conclude, runChecks, runScript } from './checks.ts'
import { runStories } from './stories.ts'
import { ordinary, runVitest } from './tests.ts'

const zones = ['UTC', 'America/New_York', 'Asia/Shanghai']
/** A leap day, the last day of a year, and the day after a change of law. */
const days = ['2028-02-29', '2026-12-31', '2030-01-01']

const checks: readonly Check[] = zones.map((zone, index) => {
  const day = days[index] ?? ''
  const env = { TZ: zone, TONGBAN_LONG: '1', TONGBAN_TEST_TODAY: day }
  return { name: `${zone} ${day}`, run: () => runVitest({ name: 'long', words: ordinary, env }) }
})

// A bench that nobody runs for a while no longer fits what it measures; what it measures is not looked at here.
const benches: Check = { name: 'benches', run: async () => await runScript('npm run bench -- --size tiny') }

const bundle: Check = { name: 'bundle', run: checkBundle }

conclude([await runChecks([...checks, { name: 'stories', run: runStories }, benches, bundle])])
