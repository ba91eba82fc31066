// `npm run dev`: the server, started again at each change, and the web with hot reloading beside it.
import { spawn } from 'node:child_process'

const children = [
  ['--watch', 'apps/server/src/cli.ts', 'serve', '--no-web'],
  ['node_modules/vite/bin/vite.js', 'apps/web'],
].map((words) => spawn(process.execPath, words, { stdio: 'inherit' }))

for (const event of ['SIGINT', 'SIGTERM', 'disconnect'])
  process.on(event, () => children.forEach((child) => child.kill('SIGTERM')))
for (const child of children) child.on('exit', () => children.forEach((other) => other.kill('SIGTERM')))
