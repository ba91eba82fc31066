import { expect, test } from 'vitest'

import { settled, underWay } from './on-the-way.ts'

test('a page that is opened waits for what the one before it was still saving, also where that fails', async () => {
  const done: string[] = []
  const arrives = Promise.withResolvers<string>()
  const fails = Promise.withResolvers<string>()
  const saves = [underWay(arrives.promise), underWay(fails.promise).catch(() => 'failed')]
  const opened = settled().then(() => done.push('opened'))

  done.push('typed')
  arrives.resolve('saved')
  await saves[0]
  done.push('saved')
  fails.reject(new Error('offline'))
  await Promise.all([opened, ...saves])

  expect(done).toEqual(['typed', 'saved', 'opened'])
})
