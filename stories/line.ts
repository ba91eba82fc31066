import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

import { serverUrl } from './server.ts'

/** How it stands with the line: up, down, or up in one direction only, so that answers are lost. */
type Standing = 'up' | 'down' | 'deaf'

/** A line between a browser and the server that can be cut, as a cable is. */
export interface Line extends AsyncDisposable {
  /** Where the house is reached over it. */
  readonly url: string
  /** Cuts it, mends it, or lets what is sent arrive and nothing come back; what is on its way breaks off. */
  turn(standing: Standing): void
}

/** Lays a line to the server of the stories. */
export async function openLine(): Promise<Line> {
  const { hostname, port } = new URL(serverUrl)
  let now: Standing = 'up'
  const ends = new Set<Socket>()
  const line = createServer((here) => {
    if (now === 'down') {
      here.destroy()
      return
    }
    const there = connect(Number(port), hostname)
    for (const end of [here, there]) {
      ends.add(end)
      end.on('close', () => ends.delete(end))
      end.on('error', () => end.destroy())
    }
    here.pipe(there)
    there.on('data', (bytes) => (now === 'deaf' ? here.destroy() : here.write(bytes)))
    there.on('close', () => here.destroy())
    here.on('close', () => there.end())
  })
  line.listen(0, '127.0.0.1')
  await once(line, 'listening')
  const address = line.address()
  if (address === null || typeof address === 'string') throw new Error('the line has no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    turn: (standing) => {
      now = standing
      if (standing === 'down') for (const end of ends) end.destroy()
    },
    [Symbol.asyncDispose]: async () => {
      for (const end of ends) end.destroy()
      line.close()
      await once(line, 'close')
    },
  }
}
