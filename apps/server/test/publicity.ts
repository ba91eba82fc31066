import { publishByTwo } from './item-drafts.ts'
import { plantedItem } from './kinds.ts'
import { now, type ValidRequest } from './request.ts'
import { answer, type Scene } from './scene.ts'
import type { World } from './world.ts'

/** An item whose publicity shows the situation that was chosen, and whether its days count. */
export function publicItem(code: string, counts: boolean): object {
  const what = {
    key: 'what',
    label: { 'zh-CN': '哪种情况', 'zh-HK': '哪種情況', en: 'Which situation' },
    type: 'choice',
    required: true,
    choices: [
      { value: 'early', label: { 'zh-CN': '提前退休', 'zh-HK': '提前退休', en: 'Early retirement' } },
      { value: 'special', label: { 'zh-CN': '特殊工种', 'zh-HK': '特殊工種', en: 'Special work' } },
    ],
  }
  const { form, ...item } = plantedItem(code, {})
  return {
    ...item,
    form: [what, ...form],
    procedures: [
      {
        key: 'publicity',
        name: { 'zh-CN': '公示', 'zh-HK': '公示', en: 'Publicity' },
        length: 5,
        unit: 'working-days',
        basis: '社会保险经办条例第10条',
        counts,
        who: 'office',
        publicity: { fields: ['what'], name: 'masked' },
      },
    ],
  }
}

/** A case that is made public now. @param world where the item is published when nobody has */
export async function madePublic(
  world: World,
  { clerk, reviewer, system, head, subject, identify }: Scene,
  counts = false,
): Promise<{ readonly id: string; readonly url: string; readonly dueOn: string | null }> {
  const item = counts ? 'planted-public-counting' : 'planted-public'
  if (world.cases.catalogue.current(item) === undefined) {
    await publishByTwo(system, head, publicItem(item, counts))
    await world.cases.catalogue.refresh()
  }
  await identify()
  const form = { what: 'special', telephone: '13900007777' }
  const handed = { subject, item, itemVersion: 1, form, materials: [] }
  const { id } = await answer<{ id: string }>(clerk.post('/api/cases', handed))
  const url = `/api/cases/${subject}/${id}`
  const { dueOn } = await answer<{ dueOn: string }>(clerk.post(`${url}/acceptance`, { version: 0 }))
  await answer(reviewer.post(`${url}/procedure`, { version: 1, procedure: 'publicity', note: '' }))
  return { id, url, dueOn }
}

/** What anybody may ask about what is made public. */
export function publicityRequests(world: World, scene: Scene) {
  return {
    'GET /api/publicities': now({ method: 'GET', url: '/api/publicities' }),
    'POST /api/publicities/:id/objections': async (): Promise<ValidRequest> => {
      const { id } = await madePublic(world, scene)
      const body = { text: '他没有做过特殊工种', name: '', telephone: '' }
      return { method: 'POST', url: `/api/publicities/${id}/objections`, body }
    },
  }
}
