import type { CaseDetail, FollowUpView } from '@tongban/contracts/cases'
import { declaration, type Declaration } from '@tongban/contracts/declaration'

import { shippedDeclarations } from '../src/modules/catalogue/index.ts'
import { publishByTwo } from './item-drafts.ts'
import { answer, type Body } from './scene.ts'
import type { Signed, World } from './world.ts'

/** Items of every kind of case; nothing that is shipped has all of what a declaration can say. */
export const kinds = ['planted-spot', 'planted-forwarded', 'planted-recheck', 'planted-remote'] as const
export type Kind = (typeof kinds)[number]

const telephone = { telephone: '13900007777' }
const shipped = (code: string): Declaration => {
  const found = shippedDeclarations().find((known) => known.code === code)
  if (found === undefined) throw new Error(`no ${code}`)
  return found
}

/** What an item of two steps declares that changes a telephone, with this added. */
export function plantedItem(code: string, added: object): Declaration {
  const { form, effect, automatic: _alone, ...plain } = shipped('person-change-other')
  const { steps, limits } = shipped('person-change-key')
  const common = {
    ...plain,
    code,
    form,
    effect,
    kind: 'promised',
    steps,
    limits,
    fourEyes: true,
    materials: [],
  }
  return declaration.parse({ ...common, checks: [], ...added })
}

const later = (key: string, by: string, days: object) => ({
  key,
  name: { 'zh-CN': key, 'zh-HK': key, en: key },
  form: 'copy',
  copies: 1,
  issuer: '单位',
  whyNotFromRecord: '没有共享',
  basis: '社会保险经办条例第10条',
  settledBy: ['file', by],
  ...days,
})
const procedure = (key: string, counts: boolean, length: number) => ({
  key,
  name:
    key === 'publicity'
      ? { 'zh-CN': '公示', 'zh-HK': '公示', en: 'Publicity' }
      : { 'zh-CN': '鉴定', 'zh-HK': '鑒定', en: 'Assessment' },
  length,
  unit: 'working-days',
  basis: '社会保险经办条例第10条',
  counts,
  who: 'office',
})
/** 实地核查: over only with what was found. */
const inspection = {
  ...procedure('inspection', false, 3),
  name: { 'zh-CN': '实地核查', 'zh-HK': '實地核查', en: 'Inspection' },
  findings: true,
}
/** 等法院: nobody knows how long it takes. */
const court = {
  ...procedure('court', false, 10),
  name: { 'zh-CN': '法院判决', 'zh-HK': '法院判決', en: 'Judgment of the court' },
  who: 'body',
  findings: true,
  lasts: 'until-ended',
}
const effect = { ...shipped('person-change-other').effect, remote: true }
const declared: Readonly<Record<Kind, Declaration>> = {
  'planted-spot': plantedItem('planted-spot', {
    onTheSpot: true,
    procedures: [procedure('publicity', true, 5), procedure('assessment', false, 5)],
    extension: { length: 5, basis: '社会保险经办条例第10条' },
    materials: [
      later('owed', 'debt', { debtDays: 5 }),
      later('promised', 'commitment', { afterCheckDays: 10 }),
    ],
  }),
  'planted-forwarded': plantedItem('planted-forwarded', {
    kind: 'forwarded',
    procedures: [inspection, court],
    forwardedTo: {
      name: '市人社局',
      basis: '社会保险经办条例第10条',
      length: 5,
      unit: 'working-days',
      counts: false,
    },
  }),
  'planted-recheck': plantedItem('planted-recheck', {
    kind: 'instant',
    steps: [],
    fourEyes: false,
    recheck: { share: 1 },
  }),
  'planted-remote': plantedItem('planted-remote', { effect }),
}

/** Publishes them; the same again changes nothing. */
export async function plantKinds(world: World, administrator: Signed): Promise<void> {
  const missing = kinds.filter((kind) => world.cases.catalogue.current(kind) === undefined)
  if (missing.length === 0) return
  const head = await world.signIn(world.username('agency-head', '410200-01'))
  for (const kind of missing) await publishByTwo(administrator, head, declared[kind])
  await world.cases.catalogue.refresh()
}

/** A case of a kind, and what acts on it. */
export interface KindCase {
  readonly subject: string
  readonly id: string
  readonly url: string
  read(by: Signed): Promise<CaseDetail>
  /** Acts with the newest version. */
  act(by: Signed, name: string, body?: Body): ReturnType<Signed['post']>
  /** The follow-up of this kind that is still open. */
  followUp(by: Signed, kind: FollowUpView['kind']): Promise<string>
}

/** Hands a case of a kind in and accepts it; what can be owed or promised is. */
export async function acceptKind(clerk: Signed, subject: string, item: Kind): Promise<KindCase> {
  const materials =
    item === 'planted-spot'
      ? [
          { material: 'owed', by: 'debt' },
          { material: 'promised', by: 'commitment' },
        ]
      : []
  const handed = { subject, item, itemVersion: 1, form: telephone, materials }
  const { id } = await answer<{ id: string }>(clerk.post('/api/cases', handed))
  const url = `/api/cases/${subject}/${id}`
  let { version } = await answer<{ version: number }>(clerk.post(`${url}/acceptance`, { version: 0 }))
  const read: KindCase['read'] = async (by) => {
    const detail = await answer<CaseDetail>(by.get(url))
    version = detail.version
    return detail
  }
  return {
    subject,
    id,
    url,
    read,
    act: async (by, name, body = {}) => {
      const reply = await by.post(`${url}/${name}`, { version, ...body })
      if (reply.statusCode === 200) version = reply.json<{ version: number }>().version
      return reply
    },
    followUp: async (by, kind) => {
      const { followUps } = await read(by)
      const open = followUps.find((one) => one.kind === kind && one.state !== 'done')
      if (open === undefined) throw new Error(`no ${kind}`)
      return open.id
    },
  }
}
