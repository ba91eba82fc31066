import type { CaseDetail } from '@tongban/contracts/cases'

import { newId } from '../src/platform/context.ts'
import { query } from '../src/platform/database.ts'
import { post, type ValidRequest } from './request.ts'
import { answer, type KnownCase, type Scene } from './scene.ts'
import type { World } from './world.ts'

const plantMark = query(
  `insert into cases.distrust (subject_id, case_id, number, material, since, until, cause)
   values ($1, $2, '410202260000999', 'planted', '2026-03-02', '2030-01-01', $3)`,
)

/** Requests that succeed about a closed case whose commitment was false. */
export function trustRequests(world: World, { reviewer, approver, caseAt }: Scene) {
  const marked = async (): Promise<KnownCase> => {
    const found = await caseAt('closed')
    await world.database.transaction({ path: 'worker' }, async (tx) =>
      tx.record(plantMark(found.subject, found.id, newId())),
    )
    return found
  }
  const note = '少报的已经补齐'
  return {
    'POST /api/cases/:subject/:id/trust-request': async (): Promise<ValidRequest> => {
      const { url, version } = await marked()
      return post(reviewer, `${url}/trust-request`, { version, note })
    },
    'POST /api/cases/:subject/:id/trust-decision': async (): Promise<ValidRequest> => {
      const { url, version } = await marked()
      await answer(reviewer.post(`${url}/trust-request`, { version, note }))
      const { followUps, ...now } = await answer<CaseDetail>(approver.get(url))
      const followUp = followUps.find(({ kind }) => kind === 'trust')?.id
      return post(approver, `${url}/trust-decision`, { version: now.version, followUp, grant: true, note })
    },
  }
}
