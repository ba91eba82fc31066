import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { expect, onTestFinished, test } from 'vitest'

import { eicar } from '../../test/clamd.ts'
import { temporaryFolder } from '../../test/folder.ts'
import { photograph } from '../../test/world.ts'
import { createScanner, type Scanner } from './scanner.ts'

const places = ['/usr/sbin/clamd', '/usr/local/sbin/clamd', '/opt/homebrew/sbin/clamd']
const clamd = places.find((place) => existsSync(place))
const startMsMax = 60_000

// The ordinary run speaks the protocol with a server of its own (scanner.test.ts); the long one asks the real daemon, and fails
// where there is none.
test(
  'a real clamd finds what is infected and lets a photograph through',
  async () => {
    if (clamd === undefined) throw new Error('clamd is not here: apt-get install clamav-daemon')
    const scanner = await startDaemon(clamd)

    expect(await scanner.scan(photograph)).toEqual({ state: 'clean' })
    expect(await scanner.scan(Buffer.alloc(10 * 1024 * 1024, 7))).toEqual({ state: 'clean' })
    expect(await scanner.scan(eicar)).toMatchObject({
      state: 'infected',
      name: expect.stringMatching(/eicar/i),
    })
    expect(await scanner.scan(Buffer.alloc(27 * 1024 * 1024))).toMatchObject({ state: 'unscanned' })
  },
  2 * startMsMax,
)

/** The daemon with a database of one signature: what it says of the test file needs no download. */
async function startDaemon(program: string): Promise<Scanner> {
  const folder = temporaryFolder()
  const socket = join(folder, 'clamd.ctl')
  const settings = join(folder, 'clamd.conf')
  writeFileSync(join(folder, 'eicar.hdb'), '44d88612fea8a8f36de82e1278abb02f:68:Eicar-Signature\n')
  writeFileSync(
    settings,
    [
      `LocalSocket ${socket}`,
      `DatabaseDirectory ${folder}`,
      'Foreground yes',
      'StreamMaxLength 25M',
      '',
    ].join('\n'),
  )
  const daemon = spawn(program, ['--config-file', settings], { stdio: 'ignore' })
  onTestFinished(async () => await stop(daemon))
  const scanner = createScanner(socket)
  const until = Date.now() + startMsMax
  while ((await scanner.scan(photograph)).state === 'unscanned') {
    if (daemon.exitCode !== null) throw new Error(`clamd ended with ${daemon.exitCode}`)
    if (Date.now() > until) throw new Error('clamd does not answer')
    await sleep(200)
  }
  return scanner
}

async function stop(daemon: ChildProcess): Promise<void> {
  if (daemon.exitCode !== null) return
  const ended = once(daemon, 'exit')
  daemon.kill()
  await ended
}
