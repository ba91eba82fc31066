import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

import compress from '@fastify/compress'
import staticFiles from '@fastify/static'
import type { FastifyInstance } from 'fastify'

import { answerError } from './http-errors.ts'
import type { Mode } from './mode.ts'
import { Refusal } from './refusal.ts'

const built = fileURLToPath(new URL('../../../web/dist/', import.meta.url))

/**
 * Serves the built web: hashed files for ever, the page itself always fresh; any address that is not an interface's is
 * the page, whose router knows it.
 */
export async function serveWeb(http: FastifyInstance, mode: Mode): Promise<void> {
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
    const isPage = request.method === 'GET' && !request.url.startsWith('/api/')
    const page = isPage ? await pageOf(mode) : undefined
    if (page === undefined) return await answerError(new Refusal('general.not-found'), request, reply)
    return await reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(page)
  })
}

/** The page says in its first tag what kind of installation it is of, so that a training is marked before anything is asked. */
async function pageOf(mode: Mode): Promise<string | undefined> {
  if (!existsSync(`${built}index.html`)) return undefined
  const page = await readFile(`${built}index.html`, 'utf8') // each time: the web may be built while the server runs
  return page.replace('<html', `<html data-mode="${mode}"`)
}
