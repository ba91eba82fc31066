import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, test } from 'vitest'

import { askAnewOnEachPage } from './asked-anew.ts'

const minute = 60_000

test.each(['pushState', 'replaceState', 'popstate'])(
  'a page opened within seconds of the last (%s) asks anew, and meanwhile shows what was read; the desk keeps its own',
  async (move) => {
    const [windows, client] = [new EventTarget(), new QueryClient()]
    askAnewOnEachPage(client, windows)
    let asked = 0
    const read = {
      queryKey: ['GET /api/tasks', null],
      queryFn: async () => await Promise.resolve((asked += 1)),
      staleTime: minute,
    }
    const devices = { queryKey: ['devices', null], queryFn: async () => await Promise.resolve(++asked) }
    await client.fetchQuery(read)
    await client.fetchQuery({ ...devices, staleTime: minute })

    windows.dispatchEvent(new Event(move))
    const page = new QueryObserver(client, read)
    const shown: unknown[] = []
    const leave = page.subscribe(({ data }) => shown.push(data))
    await expect.poll(() => page.getCurrentResult().data).toBe(3)
    await client.fetchQuery({ ...devices, staleTime: minute })
    leave()
    client.clear()

    expect(shown[0]).toBe(1)
    expect(asked).toBe(3)
  },
)

test('while one stays on a page, what was read within seconds is not asked twice', async () => {
  const [windows, client] = [new EventTarget(), new QueryClient()]
  askAnewOnEachPage(client, windows)
  let asked = 0
  const read = {
    queryKey: ['GET /api/tasks', null],
    queryFn: async () => await Promise.resolve((asked += 1)),
    staleTime: minute,
  }
  await client.fetchQuery(read)
  const leave = new QueryObserver(client, read).subscribe(() => undefined)
  leave()
  client.clear()

  expect(asked).toBe(1)
})
