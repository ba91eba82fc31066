// `npm run screens`: takes the pictures of the documentation anew; only those that changed are written.
import { conclude, runChecks } from './checks.ts'
import { runInBrowser } from './stories.ts'

const pictures = { name: 'screens', run: () => runInBrowser('screens', 'stories/**/*.screens.ts') }

conclude([await runChecks([pictures])])
