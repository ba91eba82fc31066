import type { CaseDetail, CaseView } from '@tongban/contracts/cases'

import { newId } from '../src/platform/context.ts'
import { query } from '../src/platform/database.ts'
import { kaifengCity } from '../src/worlds/kaifeng/city.ts'
import { takeIn } from './dealings.ts'
import { post, type ValidRequest } from './request.ts'
import { answer, type Scene } from './scene.ts'
import { ordinaryDay, type World } from './world.ts'

const plantMark = query(
  `insert into cases.distrust (subject_id, case_id, number, material, since, until, cause)
   values ($1, $2, '410202260000999', 'planted', '2026-03-02', '2030-01-01', $3)`,
)

/** 沈鹏 of Yuwangtai: whoever else is served in these tests is trusted. */
const marked = kaifengCity({ seed: 7, people: 30, today: ordinaryDay }).persons[26]

/** Requests that succeed about a closed case whose commitment was false. */
export function trustRequests(world: World, { clerk, reviewer, approver, identify }: Scene) {
  const falsely = async (): Promise<{ url: string; version: number }> => {
    const { kind, number } = marked?.documents[0] ?? { kind: '', number: '' }
    const came = { subjectKind: 'person', identifiedBy: 'document', purpose: '变更' }
    const { subject } = await answer<{ subject: string }>(
      clerk.post('/api/visits', { ...came, kind, number, name: marked?.name }),
    )
    const { id, url } = await takeIn(clerk, subject, { form: { telephone: '13900008888' } })
    const { version } = await answer<CaseView>(clerk.post(`${url}/acceptance`, { version: 0 }))
    await world.database.transaction({ path: 'worker' }, async (tx) =>
      tx.record(plantMark(subject, id, newId())),
    )
    await identify()
    return { url, version }
  }
  const note = '少报的已经补齐'
  return {
    'POST /api/cases/:subject/:id/trust-request': async (): Promise<ValidRequest> => {
      const { url, version } = await falsely()
      return post(reviewer, `${url}/trust-request`, { version, note })
    },
    'POST /api/cases/:subject/:id/trust-decision': async (): Promise<ValidRequest> => {
      const { url, version } = await falsely()
      await answer(reviewer.post(`${url}/trust-request`, { version, note }))
      const { followUps, ...now } = await answer<CaseDetail>(approver.get(url))
      const followUp = followUps.find(({ kind }) => kind === 'trust')?.id
      return post(approver, `${url}/trust-decision`, { version: now.version, followUp, grant: true, note })
    },
  }
}
