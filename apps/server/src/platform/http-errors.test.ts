import Fastify from 'fastify'
import { expect, onTestFinished, test } from 'vitest'

import { createTestDatabase } from '../../test/database.ts'
import { withClient } from './client.ts'
import { openDatabase, query } from './database.ts'
import { answerError } from './http-errors.ts'

const connection = await createTestDatabase()
const ownProcess = query<{ pid: number }>('select pg_backend_pid() as pid')

test('a database that goes away between the two messages of an act is an outage: asking again is right', async () => {
  const database = openDatabase(connection)
  onTestFinished(() => database.close())
  const http = Fastify()
  http.setErrorHandler((error, request, reply) => answerError(error, request, reply))
  http.get('/', async () => {
    await database.transaction({ path: 'worker' }, async (tx) => {
      const [[own]] = await tx.load(ownProcess())
      await withClient(connection, (client) =>
        client.query('select pg_terminate_backend($1, 5000)', [own?.pid]),
      )
      tx.record(ownProcess())
    })
  })

  const answers = [await http.inject('/'), await http.inject('/')]

  expect(answers.map((answer) => answer.statusCode)).toEqual([503, 503])
  expect(answers[0]?.json()).toMatchObject({ code: 'general.unavailable', fields: [] })
})

test('a database that is not there is an outage', async () => {
  const database = openDatabase({ ...connection, port: 1 })
  onTestFinished(() => database.close())
  const http = Fastify()
  http.setErrorHandler((error, request, reply) => answerError(error, request, reply))
  http.get('/', async () => await database.read({ path: 'worker' }, ownProcess()))

  expect((await http.inject('/')).json()).toMatchObject({ code: 'general.unavailable' })
})
