import type { PersonalMandateView } from '@tongban/contracts/personal-mandates'
import { addDays } from '@tongban/policy'

import { kaifengCity } from '../src/worlds/kaifeng/city.ts'
import type { ValidRequest } from './request.ts'
import { answer, type Scene } from './scene.ts'
import { ordinaryDay, type Signed } from './world.ts'

const { persons } = kaifengCity({ seed: 7, people: 30, today: ordinaryDay })
const [wang, , , , lin] = persons
const to = addDays(ordinaryDay, 90)

/** 林志豪, who logs in for himself, is asked to act for somebody. */
const askingLin = { telephone: lin?.telephone, name: lin?.name, kind: 'family', items: null, to }

type Lists = { rows: PersonalMandateView[] }

/** Takes back whatever somebody gave, so that it can be given anew. */
async function takeAll(giver: Signed, subject: string): Promise<void> {
  const { rows } = await answer<Lists>(giver.get(`/api/personal-mandates/${subject}`))
  for (const { id, side, state } of rows)
    if (side === 'given' && state !== 'over')
      await answer(giver.post(`/api/personal-mandates/${subject}/${id}/revocation`))
}

/** Gives a mandate anew. @returns its id */
async function giveAnew(giver: Signed, subject: string, given: object): Promise<string> {
  await takeAll(giver, subject)
  return (await answer<{ id: string }>(giver.post(`/api/personal-mandates/${subject}`, given))).id
}

const post = (who: Signed, url: string, body: object = {}): ValidRequest => ({
  who,
  method: 'POST',
  url,
  body,
})

/** The requests of a person about himself and about mandates between people: 王秀兰 gives one to 林志豪, and is asked by 陳嘉儀 herself. */
export function personalRequests({ person, otherPerson, subject }: Scene) {
  const url = `/api/personal-mandates/${subject}`
  return {
    'GET /api/people/:subject/copy': async (): Promise<ValidRequest> =>
      await Promise.resolve({ who: person, method: 'GET', url: `/api/people/${subject}/copy` }),
    'GET /api/personal-mandates/:subject': async (): Promise<ValidRequest> =>
      await Promise.resolve({ who: person, method: 'GET', url }),
    'POST /api/personal-mandates/:subject': async (): Promise<ValidRequest> => {
      await takeAll(person, subject)
      return post(person, url, askingLin)
    },
    'POST /api/personal-mandates/:subject/:id/answer': async (): Promise<ValidRequest> => {
      const own = await answer<{ subject: string }>(otherPerson.get('/api/accounts/own'))
      const asked = { ...askingLin, telephone: wang?.telephone, name: wang?.name }
      const id = await giveAnew(otherPerson, own.subject, asked)
      return post(person, `/api/personal-mandates/${own.subject}/${id}/answer`, { accept: true })
    },
    'POST /api/personal-mandates/:subject/:id/revocation': async (): Promise<ValidRequest> =>
      post(person, `${url}/${await giveAnew(person, subject, askingLin)}/revocation`),
  }
}
