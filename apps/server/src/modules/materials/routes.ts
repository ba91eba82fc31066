import { materialsRoutes } from '@tongban/contracts/materials'

import type { Audit } from '../../platform/audit.ts'
import { type Context, isHome } from '../../platform/context.ts'
import { bind, type Http } from '../../platform/http.ts'
import { Refusal } from '../../platform/refusal.ts'
import { type MaterialDeps, type Opening, readStored, stageFile } from './files.ts'

export interface MaterialRoutesDeps extends MaterialDeps {
  readonly audit: Audit
  /** How a subject is opened on the caller's path; the case is what an office reader names. */
  readonly openingFor: (context: Context, caseId: string | undefined) => Opening
}

export function bindMaterials(http: Http, deps: MaterialRoutesDeps): void {
  bind(http, materialsRoutes, {
    'POST /api/materials/:subject/files': async ({ context, params, query, request }) => {
      if (!request.isMultipart()) throw new Refusal('general.wrong-type')
      const part = await request.file()
      if (part === undefined) throw new Refusal('materials.empty')
      return await stageFile(
        deps,
        context,
        params.subject,
        await part.toBuffer(),
        deps.openingFor(context, query.case),
      )
    },
    'GET /api/materials/:subject/files/:id': async ({ context, params, query, reply }) => {
      const { row, content, admitted } = await readStored(
        deps,
        context,
        params.subject,
        { id: params.id, caseId: query.case },
        deps.openingFor(context, query.case),
      )
      if (!isHome(context))
        await deps.audit.look(admitted, {
          act: 'materials.read',
          subjectId: params.subject,
          ...(query.case === undefined ? {} : { caseId: query.case }),
        })
      await reply
        .header('content-type', row.type)
        .header('content-disposition', `attachment; filename="${row.id}.${row.type.split('/')[1] ?? 'bin'}"`)
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('cache-control', 'private, no-store')
        .send(content)
      return undefined
    },
  })
}
