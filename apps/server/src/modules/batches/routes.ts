import { batchesRoutes } from '@tongban/contracts/batches'

import { bind, type Http } from '../../platform/http.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { ListDeps } from './deps.ts'
import { uploadBatch } from './dry-run/upload.ts'
import { rejectsOf, sendSheet, templateOf } from './files.ts'
import { applyBatch, stopBatch } from './hand-over.ts'
import { findBatchesOf, findOneBatch } from './view.ts'

/** 批量办理: lists of an employer, tried first and then handed in. */
export function bindBatches(http: Http, deps: ListDeps): void {
  bind(http, batchesRoutes, {
    'GET /api/batches/:subject': async ({ context, params }) =>
      await findBatchesOf(deps, context, params.subject),
    'GET /api/batches/:subject/template': async ({ context, params, query, reply }) => {
      await sendSheet(reply, query.format, await templateOf(deps, context, { ...params, ...query }))
      return undefined
    },
    'POST /api/batches/:subject': async ({ context, params, query, request }) => {
      if (!request.isMultipart()) throw new Refusal('general.wrong-type')
      const part = await request.file()
      if (part === undefined) throw new Refusal('batches.empty')
      return await uploadBatch(deps, context, { ...params, ...query }, await part.toBuffer())
    },
    'GET /api/batches/:subject/:id': async ({ context, params }) => await findOneBatch(deps, context, params),
    'GET /api/batches/:subject/:id/rejects': async ({ context, params, query, reply }) => {
      await sendSheet(reply, query.format, await rejectsOf(deps, context, params))
      return undefined
    },
    'POST /api/batches/:subject/:id/application': async ({ context, command, params, body }) =>
      await applyBatch(deps, context, command, { ...params, ...body }),
    'POST /api/batches/:subject/:id/stop': async ({ context, command, params }) =>
      await stopBatch(deps, context, command, params),
  })
}
