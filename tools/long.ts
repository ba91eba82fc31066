// `npm run test:long`: all tests in other time zones and on other days, with their long forms, then the stories.
import { type Check, conclude, runChecks } from './checks.ts'
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

conclude([await runChecks([...checks, { name: 'stories', run: runStories }])])
