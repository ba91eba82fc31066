import { archivesRoutes } from '@tongban/contracts/archives'

import { bind, type Http } from '../../platform/http.ts'
import type { ArchiveDeps } from './deps.ts'
import { askDestruction, carryOut, decideOnList, listLists, readList } from './destroy.ts'
import { sendPackage } from './export.ts'
import { checkNow, hold, lend, lengthen, lift, takeBack } from './keep.ts'
import { listArchives, readArchive } from './read.ts'

/** 档案: kept by one, destroyed by four. */
export function bindArchives(http: Http, deps: ArchiveDeps): void {
  bind(http, archivesRoutes, {
    'GET /api/archives': async ({ context, query }) => await listArchives(deps, context, query),
    'GET /api/archives/:subject/:case': async ({ context, params }) =>
      await readArchive(deps, context, params),
    'GET /api/archives/:subject/:case/export': async ({ context, params, reply }) => {
      await sendPackage(deps, context, params, reply)
      return undefined
    },
    'POST /api/archives/:subject/:case/check': async ({ context, command, params }) =>
      await checkNow(deps, context, command, params),
    'POST /api/archives/:subject/:case/loans': async ({ context, command, params, body }) =>
      await lend(deps, context, command, { ...params, ...body }),
    'POST /api/archives/:subject/:case/loans/:id/return': async ({ context, command, params }) =>
      await takeBack(deps, context, command, params),
    'POST /api/archives/:subject/:case/holds': async ({ context, command, params, body }) =>
      await hold(deps, context, command, { ...params, ...body }),
    'POST /api/archives/:subject/:case/holds/:id/lifting': async ({ context, command, params, body }) =>
      await lift(deps, context, command, { ...params, ...body }),
    'POST /api/archives/:subject/:case/lengthening': async ({ context, command, params, body }) =>
      await lengthen(deps, context, command, { ...params, ...body }),
    'GET /api/destructions': async ({ context }) => await listLists(deps, context),
    'GET /api/destructions/:id': async ({ context, params }) => await readList(deps, context, params.id),
    'POST /api/destructions': async ({ context, command, body }) =>
      await askDestruction(deps, context, command, body),
    'POST /api/destructions/:id/decision': async ({ context, command, params, body }) =>
      await decideOnList(deps, context, command, { ...params, ...body }),
    'POST /api/destructions/:id/execution': async ({ context, command, params }) =>
      await carryOut(deps, context, command, params.id),
  })
}
