import { createServer } from 'node:net'

import { expect, onTestFinished, test } from 'vitest'

import { openDatabase, query } from './database.ts'

const anything = query('select 1')

test('a database that dies in the very moment in which it takes a connection is an error of the act, not of the process', async () => {
  const dying = createServer((socket) =>
    socket.once('data', () =>
      socket.end(
        Buffer.concat([
          message('R', Buffer.alloc(4)),
          message('Z', Buffer.from('I')),
          message(
            'E',
            Buffer.from('SFATAL\0C57P01\0Mterminating connection due to unexpected postmaster exit\0\0'),
          ),
        ]),
      ),
    ),
  )
  await new Promise<void>((listening) => dying.listen(0, '127.0.0.1', listening))
  onTestFinished(() => void dying.close())
  const address = dying.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const database = openDatabase({ host: '127.0.0.1', port, user: 'tongban', database: 'tongban' })
  onTestFinished(() => database.close())

  await expect(database.read({ path: 'worker' }, anything())).rejects.toThrow(/not queryable|terminat/)
})

/** As PostgreSQL writes it: a letter, the length, and what it says. */
function message(letter: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeInt32BE(content.length + 4)
  return Buffer.concat([Buffer.from(letter), length, content])
}
