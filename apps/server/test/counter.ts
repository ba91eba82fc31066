import type { LightMyRequestResponse } from 'fastify'

import { withClient } from '../src/platform/client.ts'
import { answer, type KnownCase } from './scene.ts'
import type { Signed, World } from './world.ts'

/** The newest case that corrects another, as somebody of the office reads it. */
export async function counterOf(who: Signed, subject: string, id: string): Promise<KnownCase> {
  const { correctedBy } = await answer<{ correctedBy: { case: string }[] }>(
    who.get(`/api/cases/${subject}/${id}`),
  )
  const counter = correctedBy[0]?.case ?? ''
  const url = `/api/cases/${subject}/${counter}`
  const { version } = await answer<{ version: number }>(who.get(url))
  return { subject, id: counter, version, url }
}

/** Grants what corrects a case, so that its result is taken back. */
export async function decideCounter(
  who: Signed,
  subject: string,
  id: string,
  said: { readonly grant: boolean; readonly note: string } = { grant: true, note: '撤销登记' },
): Promise<LightMyRequestResponse> {
  const { url, version } = await counterOf(who, subject, id)
  return await who.post(`${url}/decision`, { version, ...said })
}

/** As if the term of a debt had passed. */
export async function fallDue({ connection }: World, caseId: string): Promise<void> {
  await withClient(connection, async (owner) => {
    await owner.query(`update cases.follow_up set state = 'due' where case_id = $1 and kind = 'debt'`, [
      caseId,
    ])
  })
}
