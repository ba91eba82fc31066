import { demoCode } from '../src/modules/accounts/index.ts'
import { newId } from '../src/platform/context.ts'
import { kaifengCity } from '../src/worlds/kaifeng/city.ts'
import { ordinaryDay, type Signed } from './world.ts'

/** The people of the small city that tests load: the same seed, the same people. */
const townspeople = kaifengCity({ seed: 7, people: 30, today: ordinaryDay }).persons

/** Identifies one of the townspeople at a clerk's counter. @returns the subject that the visit opens */
export async function meet(clerk: Signed, name: string, purpose = '办事'): Promise<string> {
  const person = townspeople.find((one) => one.name === name)
  const [document] = person?.documents ?? []
  if (person === undefined || document === undefined) throw new Error(`nobody here is called ${name}`)
  const { kind, number } = document
  const reply = await clerk.post('/api/visits', {
    subjectKind: 'person',
    kind,
    number,
    name,
    identifiedBy: 'document',
    purpose,
  })
  if (reply.statusCode !== 200) throw new Error(reply.body)
  return reply.json<{ subject: string }>().subject
}

/** What is handed in; the defaults are a change of the telephone, which is complete and instant. */
/** The code by which a person proves a new telephone, as a hand-in takes it; it is sent to him first. */
export async function provedTelephone(
  person: Signed,
  telephone: string,
): Promise<{ codes: { telephone: string } }> {
  const { statusCode, body } = await person.post('/api/accounts/codes', { telephone })
  if (statusCode !== 200) throw new Error(`no code for ${telephone}: ${body}`)
  return { codes: { telephone: demoCode } }
}

export interface HandingIn {
  readonly item?: string
  readonly form?: object
  readonly materials?: readonly object[]
  readonly agent?: object
}

/** Hands a matter in for somebody who was met. @returns the case and its address */
export async function takeIn(
  clerk: Signed,
  subject: string,
  {
    item = 'person-change-other',
    form = { telephone: '13900001111' },
    materials = [],
    agent,
  }: HandingIn = {},
): Promise<{ id: string; url: string }> {
  const body = { subject, item, itemVersion: 1, form, materials, agent }
  const reply = await clerk.post('/api/cases', body, newId())
  if (reply.statusCode !== 200) throw new Error(reply.body)
  const { id } = reply.json<{ id: string }>()
  return { id, url: `/api/cases/${subject}/${id}` }
}

/** A change of the name, for which a second paper is missing: it cannot be accepted as it is. */
export const incompleteChange: HandingIn = {
  item: 'person-change-key',
  form: { what: 'name', name: '王秀岚' },
  materials: [{ material: 'identity-document', by: 'seen' }],
}
