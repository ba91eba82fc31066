// Plain JavaScript for any Node from 20 on: installs what the lockfile asks for, then runs a program with our Node.
//     node tools/up.mjs apps/server/src/cli.ts serve
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

import { runWithOurNode } from './node.mjs'

const ourMajor = 24
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
  runNpm(process.env)
  // npm leaves out, without a word, optional packages (native parts of tools) that ask for a newer Node than it runs on itself:
  // with the Node that has just been installed it brings them, too.
  if (Number(process.versions.node.split('.')[0]) < ourMajor)
    runNpm({ ...process.env, PATH: [resolve('node_modules/.bin'), process.env.PATH].join(delimiter) })
  writeFileSync(mark, wanted)
}

/** Ends the process when npm does not succeed. */
function runNpm(env) {
  const { status } = spawnSync(line, { shell: true, stdio: 'inherit', env })
  if (status === 0) return
  process.stderr.write('The packages could not be installed; the lines above say why.\n')
  process.exit(status ?? 1)
}
