import { calendarRoutes } from '@tongban/contracts/calendar'

import type { Database } from '../../platform/database.ts'
import { bind, type Http } from '../../platform/http.ts'
import type { OpenLaw } from './calendar.ts'
import { calendarOf, publishNotice } from './publish.ts'

export function bindCalendar(http: Http, deps: { readonly database: Database } & OpenLaw): void {
  bind(http, calendarRoutes, {
    'GET /api/calendar': async ({ query }) => calendarOf(deps.law(), query.year),
    'POST /api/calendar/notices': async ({ context, command, body }) =>
      await publishNotice(deps, context, command, body),
  })
}
