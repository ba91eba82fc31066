import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import compress from '@fastify/compress'
import staticFiles from '@fastify/static'
import type { FastifyInstance } from 'fastify'

import { answerError } from './http-errors.ts'
import { Refusal } from './refusal.ts'

const built = fileURLToPath(new URL('../../../web/dist/', import.meta.url))

/**
 * Serves the built web: hashed files for ever, the page itself always fresh; any address that is not an interface's is
 * the page, whose router knows it.
 */
export async function serveWeb(http: FastifyInstance): Promise<void> {
  await http.register(compress, { threshold: 1024 })
  if (existsSync(built)) {
    await http.register(staticFiles, {
      root: built,
      wildcard: false,
      index: false,
      setHeaders: (reply, path) =>
        void reply.header(
          'cache-control',
          path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        ),
    })
  }
  http.setNotFoundHandler(async (request, reply) => {
    const isPage =
      request.method === 'GET' && !request.url.startsWith('/api/') && existsSync(`${built}index.html`)
    if (!isPage) return await answerError(new Refusal('general.not-found'), request, reply)
    return await reply.sendFile('index.html')
  })
}
