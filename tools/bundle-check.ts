import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { makeBundle } from './bundle.ts'
import type { Outcome } from './outcome.ts'
import { runLine } from './shell.ts'

const port = 8391
const secondsMax = 120
/** The program alone in a network of its own, where only the machine itself is reached, and with no Node but the one it brings. */
const alone = (home: string, data: string): string => `unshare --net sh -c '
  ip link set lo up
  env -i PATH=/usr/bin:/bin DATA_DIR="${data}" PORT=${port} "${home}/tongban" serve --city small > "${data}.log" 2>&1 &
  server=$!
  for second in $(seq ${secondsMax}); do curl -sf http://127.0.0.1:${port}/readyz && break; sleep 1; done
  curl -sf http://127.0.0.1:${port}/person > "${data}.html" && env -i PATH=/usr/bin:/bin DATA_DIR="${data}" "${home}/tongban" doctor
  ended=$?
  kill $server; wait $server
  exit $ended'`

/** Makes the archive, unpacks it, and starts it cut off from every network. Needs root, as the tests of the daemons do. */
export async function checkBundle(): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'tongban-unpacked-'))
  try {
    const archive = await makeBundle(folder, () => undefined)
    await runLine(`cd "${folder}" && tar --extract --gzip --file "${archive}"`)
    const home = readdirSync(folder).find((name) => !name.includes('.tar.gz')) ?? ''
    const { status, stdout, stderr } = await runLine(alone(join(folder, home), join(folder, 'data')))
    const log = await runLine(`cat "${folder}/data.log"`)
    return status === 0
      ? { passed: 1, failed: 0, output: stdout }
      : { passed: 0, failed: 1, output: stdout + stderr + log.stdout }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
