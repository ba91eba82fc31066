import { addDays } from '@tongban/policy'

import type { RouteKey, ValidRequest } from './request.ts'
import { answer, type Body, longting, type Scene } from './scene.ts'
import { ordinaryDay, type Signed } from './world.ts'

/** An outlet of Longting whose grants and particulars these requests change. */
export const changedOutlet = '410202-community-centre-1'

const hours = { from: '01-01', to: '12-31', weekdays: [1, 2, 3, 4, 5], opens: '08:30', closes: '12:00' }
const outletFields = {
  name: '柳园口乡新村社保服务点',
  telephone: '0371-23000001',
  address: '开封市龙亭区新村一号',
  position: { lat: 34.85, lng: 114.33 },
  timetable: [hours],
  exceptions: [{ from: '2027-02-06', to: '2027-02-12', hours: [], note: '春节' }],
}
const agencyFields = {
  name: '龙亭区社会保险中心',
  nameEnglish: 'Longting Social Insurance Centre',
  telephone: '0371-23000002',
  address: '开封市龙亭区示例路二号',
  routingDesk: false,
  remedies: {
    recheck: '综合窗口',
    reconsideration: '龙亭区人民政府',
    court: '龙亭区人民法院',
    legalAid: null,
  },
}

let turn = 0

/** What is asked for: something else each time, so that there is always something to change. */
function nextGrantChange(): Body {
  turn += 1
  return {
    from: addDays(ordinaryDay, 1),
    copiedFrom: null,
    entries: [{ item: 'employer-change', acts: ['hand-in'], to: addDays(ordinaryDay, turn) }],
    reason: '社区能办了',
  }
}

/** A change that waits for the one who confirms it. */
export async function waitingChange({ system }: Scene): Promise<string> {
  const url = `/api/outlet-grants/${changedOutlet}/changes`
  const { id } = await answer<{ id: string }>(system.post(url, nextGrantChange()))
  return id
}

const post = (who: Signed, url: string, body: Body): ValidRequest => ({ who, method: 'POST', url, body })
const get = (who: Signed, url: string): ValidRequest => ({ who, method: 'GET', url })

/** Requests of those who keep the registers of places and what outlets may do. */
export function keepingPlaces(scene: Scene) {
  const { system, head, manager } = scene
  const versionOf = async (list: 'agencies' | 'outlets', id: string): Promise<number> => {
    const { rows } = await answer<{ rows: { id: string; version: number }[] }>(system.get(`/api/${list}`))
    return rows.find((row) => row.id === id)?.version ?? 0
  }
  return {
    'GET /api/calendar/windows': async () =>
      await Promise.resolve(
        get(system, `/api/calendar/windows?agency=${longting}&kind=staff-changes&year=2027`),
      ),
    'POST /api/calendar/windows': async () =>
      await Promise.resolve(
        post(system, '/api/calendar/windows', {
          agencyId: longting,
          kind: 'staff-changes',
          windows: [{ month: '2028-01', opens: '2028-01-03', closes: '2028-01-20', effect: '2028-01' }],
        }),
      ),
    'POST /api/agencies': async () =>
      await Promise.resolve(
        post(system, '/api/agencies', {
          ...agencyFields,
          name: '龙亭区机关社保中心',
          parent: longting,
          area: '410202',
          kind: 'government-staff',
        }),
      ),
    'POST /api/agencies/:agency/change': async () =>
      post(system, `/api/agencies/${longting}/change`, {
        ...agencyFields,
        version: await versionOf('agencies', longting),
      }),
    'POST /api/outlets': async () =>
      await Promise.resolve(
        post(system, '/api/outlets', { ...outletFields, agencyId: longting, kind: 'village-point' }),
      ),
    'POST /api/outlets/:outlet/change': async () =>
      post(system, `/api/outlets/${changedOutlet}/change`, {
        ...outletFields,
        closedFrom: null,
        successor: null,
        version: await versionOf('outlets', changedOutlet),
      }),
    'GET /api/outlet-grants': async () =>
      await Promise.resolve(get(manager, `/api/outlet-grants?on=${ordinaryDay}`)),
    'POST /api/outlet-grants/:outlet/preview': async () =>
      await Promise.resolve(
        post(system, `/api/outlet-grants/${changedOutlet}/preview`, {
          from: addDays(ordinaryDay, 1),
          copyFrom: '410202-bank-branch-1',
          entries: [{ item: 'employer-change', acts: ['hand-in'], to: null }],
        }),
      ),
    'POST /api/outlet-grants/:outlet/changes': async () =>
      await Promise.resolve(post(system, `/api/outlet-grants/${changedOutlet}/changes`, nextGrantChange())),
    'GET /api/outlet-grant-changes': async () =>
      await Promise.resolve(get(manager, '/api/outlet-grant-changes')),
    'POST /api/outlet-grant-changes/:id/decision': async () =>
      post(head, `/api/outlet-grant-changes/${await waitingChange(scene)}/decision`, {
        agree: false,
        note: '先不改',
      }),
  } satisfies Partial<Record<RouteKey, () => Promise<ValidRequest>>>
}
