import { answer, type Body, longting, nextIdentification, type Scene } from './scene.ts'

/** What somebody says who is content with nothing. */
export const badly = { grade: 'dissatisfied', reasons: ['long-wait'], words: '等了一上午' } as const
/** What somebody says who is content. */
export const well = { grade: 'very-satisfied', reasons: ['quick'], words: '' } as const
/** What a manager writes down after he has called. */
export const calledBack = { outcome: 'agreed', corrected: true, words: '已经道歉，加开了一个窗口' } as const

/** What somebody says who got nothing done at Longting. */
export function notDone(telephone: string): Body {
  return {
    agencyId: longting,
    outletId: '410202-hall-1',
    what: '补打参保证明',
    words: '跑了三趟，机器一直坏',
    name: '老周',
    telephone,
  }
}

/** A closed case of 王秀兰, and where she rates it. */
export async function caseToRate({ subject, caseAt }: Scene): Promise<{ id: string; url: string }> {
  const { id } = await caseAt('closed')
  return { id, url: `/api/ratings/${subject}/cases/${id}` }
}

/** A bad rating of hers, by its id. */
export async function badRating(scene: Scene): Promise<string> {
  const { id, url } = await caseToRate(scene)
  await answer(scene.person.post(url, badly))
  const { given } = await answer<{ given: { id: string; case: string | null }[] }>(
    scene.person.get(`/api/ratings/${scene.subject}`),
  )
  return given.find((one) => one.case === id)?.id ?? ''
}

/** A visit of 张福生 that the clerk has just ended, and where he rates it. */
export async function visitToRate({ clerk }: Scene): Promise<string> {
  const { subject, id } = await answer<{ subject: string; id: string }>(
    clerk.post('/api/visits', nextIdentification),
  )
  await answer(clerk.post(`/api/visits/${subject}/${id}/end`))
  return `/api/visits/${subject}/${id}/rating`
}
