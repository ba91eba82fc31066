// Plain JavaScript for any Node from 20 on: finds the Node that npm brought, and runs a program with it.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const majorLeast = 24
const root = fileURLToPath(new URL('..', import.meta.url))
const modules = join(root, 'node_modules')

/** The Node of the lockfile, or the running one where npm has none for this platform (macOS) and it is new enough. */
function ourNode() {
  const packaged = join(
    modules,
    `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`,
  )
  const binary = join(packaged, process.platform === 'win32' ? 'bin/node.exe' : 'bin/node')
  if (existsSync(binary)) return binary
  if (Number(process.versions.node.split('.')[0]) >= majorLeast) return process.execPath
  process.stderr.write(
    `Tongban needs Node ${majorLeast}; this is ${process.version}, and npm has no Node for ${process.platform}-${process.arch}.\n` +
      `Install Node ${majorLeast} from https://nodejs.org (on macOS also: brew install node@${majorLeast}) and try again.\n`,
  )
  return process.exit(1)
}

/** Young objects get 8 MB, not 64, and the heap grows by two fifths before it is swept: docs/adr/memory.md. */
const flags = ['--max-semi-space-size=8', '--heap-growing-percent=40']
/** The allocator keeps two arenas and gives large pieces back: docs/adr/memory.md. */
const allocator = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '1048576' }

/**
 * Runs a program with our Node, hands signals on, and ends as it ends.
 * The channel between the two closes when one of them is killed, so that a server does not outlive its terminal.
 */
export function runWithOurNode(args) {
  const path = [join(modules, '.bin'), process.env.PATH].join(delimiter)
  const child = spawn(ourNode(), [...flags, ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { NODE_COMPILE_CACHE: join(modules, '.cache/compile'), ...allocator, ...process.env, PATH: path },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  })
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
}
