// `npm run screens`: takes the pictures of the documentation anew; only those that changed are written.
import { globSync } from 'node:fs'

import { conclude, runChecks } from './checks.ts'
import { runInBrowser } from './stories.ts'

const files = globSync('stories/**/*.screens.ts')
const pictures = {
  name: 'screens',
  run: () => runInBrowser([{ name: 'screens', project: 'screens', files }]),
}

conclude([await runChecks([pictures])])
