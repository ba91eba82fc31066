// `npm run bundle [folder]`: one archive of everything, which starts on a machine that has nothing but itself (D-52).
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

import { buildWeb } from '../apps/server/src/platform/web-build.ts'
import manifest from '../package.json' with { type: 'json' }
import { runLine } from './shell.ts'

const root = resolve(import.meta.dirname, '..')
/** What is taken along: the programs with their sources, which the licence wants, and what an operator reads. */
const parts = [
  'apps',
  'packages',
  'tools',
  'deploy',
  'docs/guide',
  'package.json',
  'package-lock.json',
  'rooms.json',
  'tsconfig.base.json',
  'README.md',
  'README.zh-CN.md',
  'CHANGELOG.md',
  'LICENSE',
]
const leftBehind = new Set(['node_modules', '.cache', 'data'])
/** Only what the server and the sandbox of a demo need; the web is taken along built. */
const install =
  'npm ci --omit=dev -w apps/server -w apps/sandbox -w packages/policy -w packages/contracts --include-workspace-root --ignore-scripts --no-audit --no-fund --prefer-offline'
const starter = `#!/bin/sh
# Tongban 通办 with the Node that came with it: ./tongban serve, ./tongban doctor, ./tongban --help
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
exec "$here/node_modules/node-${process.platform}-${process.arch}/bin/node" "$here/apps/server/bin/tongban.mjs" "$@"
`

/** Makes the archive for the platform that this runs on, with its SHA-256 beside it. @returns its path */
export async function makeBundle(folder: string, tell: (line: string) => void): Promise<string> {
  if (process.platform !== 'linux') throw new Error('A bundle is made on Linux, for Linux.')
  await buildWeb(tell, AbortSignal.timeout(300_000))
  const name = `tongban-${manifest.version}-${process.platform}-${process.arch}`
  const workshop = mkdtempSync(join(tmpdir(), 'tongban-bundle-'))
  try {
    tell('Gathering the programs and their packages …')
    gather(join(workshop, name))
    await run(install, join(workshop, name))
    mkdirSync(folder, { recursive: true })
    const archive = join(folder, `${name}.tar.gz`)
    await run(`tar --create --gzip --owner=0 --group=0 --file "${archive}" "${name}"`, workshop)
    const sum = createHash('sha256').update(readFileSync(archive)).digest('hex')
    writeFileSync(`${archive}.sha256`, `${sum}  ${basename(archive)}\n`)
    return archive
  } finally {
    rmSync(workshop, { recursive: true, force: true })
  }
}

function gather(home: string): void {
  for (const part of parts)
    cpSync(join(root, part), join(home, part), {
      recursive: true,
      filter: (path) =>
        !relative(root, path)
          .split('/')
          .some((step) => leftBehind.has(step)),
    })
  writeFileSync(join(home, 'tongban'), starter, { mode: 0o755 })
}

async function run(line: string, folder: string): Promise<void> {
  const { status, stdout, stderr } = await runLine(`cd "${folder}" && ${line}`)
  if (status !== 0) throw new Error(`${line}\n${stdout}${stderr}`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = resolve(process.argv[2] ?? 'dist')
  const archive = await makeBundle(folder, (line) => console.log(line))
  console.log(
    `${archive}\nUnpack it anywhere on ${process.platform}-${process.arch}; docs/guide/operating.md says how to go on.`,
  )
}
