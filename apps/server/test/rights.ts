import type { Role } from '@tongban/contracts/access'

/** Everyone who works here. */
const everyone: readonly Role[] = [
  'counter-clerk',
  'counter-supervisor',
  'reviewer',
  'approver',
  'manager',
  'internal-checker',
  'agency-head',
  'system-administrator',
  'security-administrator',
  'audit-administrator',
]
const counter: readonly Role[] = ['counter-clerk', 'counter-supervisor']
const office: readonly Role[] = ['reviewer', 'approver']
const staffReaders: readonly Role[] = [
  'manager',
  'internal-checker',
  'agency-head',
  'system-administrator',
  'security-administrator',
]

/**
 * Who may use which route, written by hand from D-1, D-2, D-39 and the halls; the server's own table is held against it.
 * `null`: anybody, signed in or not. A route that is not here, or a line without a route, fails the test.
 */
export const expectedRights: Readonly<Record<string, readonly Role[] | null>> = {
  'GET /api/agencies': everyone,
  'GET /api/outlets': everyone,
  'GET /api/analytics/overview': ['manager', 'agency-head'],
  'GET /api/analytics/away-from-home': ['manager', 'agency-head'],
  'GET /api/analytics/cases': ['manager', 'agency-head'],
  'GET /api/audit/looks': ['audit-administrator'],
  'GET /api/audit/roots': null,
  'GET /api/calendar': everyone,
  'POST /api/calendar/notices': ['system-administrator'],
  'POST /api/cases': counter,
  'GET /api/cases/:subject/:id': [...counter, ...office, 'manager'],
  'GET /api/cases/:subject': counter,
  'POST /api/cases/:subject/:id/acceptance': [...counter, 'reviewer'],
  'POST /api/cases/:subject/:id/deficiencies': [...counter, 'reviewer'],
  'POST /api/cases/:subject/:id/correction': counter,
  'POST /api/cases/:subject/:id/non-acceptance': [...counter, 'reviewer'],
  'POST /api/cases/:subject/:id/opinion': ['reviewer'],
  'POST /api/cases/:subject/:id/decision': ['approver'],
  'POST /api/cases/:subject/:id/sending-back': ['approver'],
  'POST /api/cases/:subject/:id/withdrawal': counter,
  'POST /api/cases/:subject/:id/routing': office,
  'POST /api/cases/:subject/:id/claim': office,
  'POST /api/cases/:subject/:id/release': office,
  'GET /api/tasks': office,
  'GET /api/tasks/counts': office,
  'GET /api/counterfoils': counter,
  'GET /api/catalogue/items': everyone,
  'GET /api/catalogue/items/:code': everyone,
  'POST /api/catalogue/versions': ['system-administrator'],
  'POST /api/login/staff': null,
  'GET /api/login/me': everyone,
  'POST /api/login/end': everyone,
  'GET /api/login/sessions': everyone,
  'POST /api/login/sessions/:id/end': everyone,
  'GET /api/login/options': null,
  'GET /api/login/openid': null,
  'GET /api/login/openid/callback': null,
  'POST /api/materials/:subject/files': counter,
  'GET /api/materials/:subject/files/:id': [...counter, ...office],
  'GET /api/people/:subject': [...counter, ...office],
  'GET /api/people/documents-to-check': ['reviewer'],
  'POST /api/people/:subject/documents/:id/confirmation': ['reviewer'],
  'GET /api/staff': staffReaders,
  'GET /api/staff/grant-requests': staffReaders,
  'POST /api/staff/grant-requests': ['manager'],
  'POST /api/staff/grant-requests/:id/check': ['internal-checker'],
  'POST /api/staff/grant-requests/:id/head': ['agency-head'],
  'POST /api/staff/grant-requests/:id/system': ['system-administrator'],
  'POST /api/staff/grants/:id/end': ['system-administrator'],
  'POST /api/staff/:id/sessions/end': ['security-administrator'],
  'POST /api/visits': counter,
  'GET /api/visits/open': counter,
  'POST /api/visits/:subject/:id/end': counter,
}
