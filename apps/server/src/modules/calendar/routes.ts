import { calendarRoutes } from '@tongban/contracts/calendar'
import type { Law } from '@tongban/policy'

import type { Database } from '../../platform/database.ts'
import { bind, type Http } from '../../platform/http.ts'
import { publishWindows, type WindowDeps, windowsOf } from './publish-windows.ts'
import { calendarOf, publishNotice } from './publish.ts'

export function bindCalendar(
  http: Http,
  deps: {
    readonly database: Database
    /** The law in force, of which the calendar is a part, and how to read it again. */
    readonly law: () => Law
    readonly refresh: () => Promise<void>
  } & Omit<WindowDeps, 'database' | 'law'>,
): void {
  bind(http, calendarRoutes, {
    'GET /api/calendar': async ({ query }) => calendarOf(deps.law(), query.year),
    'GET /api/calendar/windows': async ({ query }) => windowsOf(deps, query),
    'POST /api/calendar/windows': async ({ context, command, body }) =>
      await publishWindows(deps, context, command, body),
    'POST /api/calendar/notices': async ({ context, command, body }) =>
      await publishNotice(deps, context, command, body),
  })
}
