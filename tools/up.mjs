// Plain JavaScript for any Node from 20 on: installs what the lockfile asks for, then runs a program with our Node.
//     node tools/up.mjs apps/server/src/cli.ts serve
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { runWithOurNode } from './node.mjs'

const mark = 'node_modules/.lock-sha'
// An old Node only starts this; that packages ask for the newer one that is installed with them is no news.
const line = 'npm install --no-save --no-audit --no-fund --loglevel=error'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
install()
runWithOurNode(process.argv.slice(2))

/** Installs from the lockfile unless exactly this lockfile was installed here before. */
function install() {
  const wanted = createHash('sha256')
    .update(readFileSync('package-lock.json'))
    .update(`${process.platform}-${process.arch}`)
    .digest('hex')
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return
  process.stdout.write(`Installing the packages of package-lock.json: ${line}\n`)
  const { status } = spawnSync(line, { shell: true, stdio: 'inherit' })
  if (status !== 0) {
    process.stderr.write('The packages could not be installed; the lines above say why.\n')
    process.exit(status ?? 1)
  }
  writeFileSync(mark, wanted)
}
