import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { signInAt } from '../test/client.ts'
import { temporaryFolder } from '../test/folder.ts'
import { realServer } from '../test/real-server.ts'
import { withClient } from './platform/client.ts'

/** A server with its database and a city is started several times, beside other tests. */
const patienceMs = 60_000

test(
  'Ctrl-C ends server, database and sandbox together, at the first start and at the second',
  async () => {
    const folder = temporaryFolder()
    const server = await realServer(folder, { asTyped: true })
    for (let starts = 1; starts <= 2; starts += 1) {
      await server.start()
      const running = processesOf(folder).join('\n')
      for (const part of ['cli.ts', 'postgres']) expect(running).toContain(part)
      await expect.poll(() => processesOf(folder).join('\n'), { timeout: patienceMs }).toContain('sandbox')

      expect({ code: await server.interrupt(), said: server.said() }).toMatchObject({ code: 0 })

      expect(processesOf(folder)).toEqual([])
    }
  },
  patienceMs,
)

test(
  'when the process that started it is killed, the server and all that it started end by themselves',
  async () => {
    const folder = temporaryFolder()
    const server = await realServer(folder, { asTyped: true })
    await server.start()

    await server.kill()

    await expect.poll(() => processesOf(folder), { timeout: 15_000 }).toEqual([])
  },
  patienceMs,
)

test(
  'killed while the first city is loaded, it begins anew and needs no hand',
  async () => {
    const folder = temporaryFolder()
    const server = await realServer(folder)
    await server.startUntil('80 items')
    await server.kill()

    await server.start()

    expect(server.said()).toContain('The loading of the city was cut off; it begins anew')
    expect(await signInAt(server.url, 'counter-clerk', '410202-01')).not.toBe('')
    const connection = { host: join(folder, 'pg'), port: 5432, user: 'tongban', database: 'tongban' }
    const { rows } = await withClient(connection, (client) =>
      client.query("select count(*)::int as people from subjects.subject where kind = 'person'"),
    )
    expect(rows).toEqual([{ people: 200 }])
  },
  patienceMs,
)

/** The command lines of all processes that work on a folder or were started by one that does. */
function processesOf(folder: string): string[] {
  const numbers = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
  return numbers.flatMap((number) => {
    const [line, env] = [read(`/proc/${number}/cmdline`), read(`/proc/${number}/environ`)]
    return line.includes(folder) || env.includes(`DATA_DIR=${folder}`) ? [line.replaceAll('\0', ' ')] : []
  })
}

/** Nothing when the process has ended meanwhile. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
