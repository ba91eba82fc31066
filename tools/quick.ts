// `npm run check`: what a change needs before it is committed, in seconds: the static checks and the tests it touches.
import { conclude, runChecks, staticChecks } from './checks.ts'
import { runLine } from './shell.ts'
import { ordinary, runVitest } from './tests.ts'

const changed = {
  name: 'changed tests',
  run: async () =>
    await runVitest({
      name: 'changed',
      words: [...ordinary, `--changed=${await baseCommit()}`, '--passWithNoTests'],
      mayBeEmpty: true,
    }),
}

conclude([await runChecks([changed, ...staticChecks], 2)])

/** Where this branch left main; on main itself the last commit. */
async function baseCommit(): Promise<string> {
  const [head, left] = await Promise.all([runLine('git rev-parse HEAD'), runLine('git merge-base HEAD main')])
  const base = left.stdout.trim()
  return base === '' || base === head.stdout.trim() ? 'HEAD' : base
}
