import type { CaseDetail, CaseView } from '@tongban/contracts/cases'

import { takeIn } from './dealings.ts'
import { freshNumber } from './lists.ts'
import { post, type ValidRequest } from './request.ts'
import { answer, type Scene } from './scene.ts'
import { photograph, type Signed, type World } from './world.ts'

/** Whom a merging names. */
export interface OtherRecord {
  readonly number: string
  readonly name: string
}

/** The merging of somebody into whom a clerk has before her, accepted; whoever has the other record is told by the worker. */
export async function askedToMerge(
  clerk: Signed,
  subject: string,
  { number, name }: OtherRecord,
): Promise<CaseView & { readonly url: string }> {
  const file = await answer<{ id: string }>(clerk.upload(`/api/materials/${subject}/files`, photograph))
  const form = { reason: 'number-changed', name, 'document-kind': 'resident', number }
  const materials = [
    { material: 'identity-document', by: 'seen' },
    { material: 'same-person', by: 'file', files: [file.id] },
  ]
  const { url } = await takeIn(clerk, subject, { item: 'person-merge', form, materials })
  const view = await answer<CaseView>(clerk.post(`${url}/acceptance`, { version: 0 }))
  return { ...view, url }
}

/** Whoever reviews a case writes down what he has heard from those whose records it reads. */
export async function otherSaid(reviewer: Signed, url: string, agrees = true) {
  const { version } = await answer<CaseDetail>(reviewer.get(url))
  const note = agrees ? '本人到窗口说是同一个人' : '本人说不是同一个人'
  return await reviewer.post(`${url}/other-answer`, { version, agrees, how: 'counter', note })
}

/** Those whose records a case reads are told, and say that it is right; nothing where there is nobody. */
export async function othersAgree(world: World, reviewer: Signed, url: string): Promise<void> {
  await world.deliverEvents()
  const { others } = await answer<CaseDetail>(reviewer.get(url))
  if (others !== null && others.length > 0) await answer(otherSaid(reviewer, url))
}

/** One that succeeds: somebody with a record of his own is told of a merging, and the reviewer hears him. */
export function otherRequests(world: World, { clerk, reviewer, subject, identify }: Scene) {
  return {
    'POST /api/cases/:subject/:id/other-answer': async (): Promise<ValidRequest> => {
      const other = { number: freshNumber(), name: '诸葛另一' }
      const came = { subjectKind: 'person', kind: 'resident', identifiedBy: 'document', purpose: '登记' }
      await answer(clerk.post('/api/visits', { ...came, ...other, register: true }))
      await identify()
      const { url } = await askedToMerge(clerk, subject, other)
      await world.deliverEvents()
      const { version } = await answer<CaseDetail>(reviewer.get(url))
      const said = { version, agrees: true, how: 'counter', note: '是同一个人' }
      return post(reviewer, `${url}/other-answer`, said)
    },
  }
}
