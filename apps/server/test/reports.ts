import { addMonths, dayOf } from '@tongban/policy'

import type { ValidRequest } from './request.ts'
import { answer, type Scene } from './scene.ts'
import { ordinaryDay, type Signed } from './world.ts'

/** Of each month there is one report: the months go back one by one. */
let monthsAgo = 0

function nextMonth(): string {
  monthsAgo += 1
  return addMonths(dayOf(`${ordinaryDay.slice(0, 7)}-01`), -monthsAgo).slice(0, 7)
}

/** A report of a month that has none yet. */
async function issued(manager: Signed): Promise<string> {
  return (await answer<{ id: string }>(manager.post('/api/analytics/reports', { month: nextMonth() }))).id
}

/** Requests about monthly reports that succeed. */
export function reporting({ manager: who }: Scene) {
  const get = (url: string): ValidRequest => ({ who, method: 'GET', url })
  return {
    'GET /api/analytics/reports': async () => await Promise.resolve(get('/api/analytics/reports')),
    'POST /api/analytics/reports': async (): Promise<ValidRequest> =>
      await Promise.resolve({
        who,
        method: 'POST',
        url: '/api/analytics/reports',
        body: { month: nextMonth() },
      }),
    'GET /api/analytics/reports/:id': async () => get(`/api/analytics/reports/${await issued(who)}`),
    'GET /api/analytics/reports/:id/pdf': async () => get(`/api/analytics/reports/${await issued(who)}/pdf`),
  }
}
