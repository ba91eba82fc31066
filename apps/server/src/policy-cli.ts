// `npx tongban policy`: on its own, because the law asks for no server, no database and no configuration and must answer at once.
import { policyCommand } from './policy.ts'

// Whoever reads our lines may have had enough of them, as `head` has.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

await policyCommand({ input: process.stdin, output: process.stdout })
  .name('tongban policy')
  .parseAsync(process.argv.slice(2), { from: 'user' })
