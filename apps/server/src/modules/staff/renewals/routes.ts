import { loginRenewalRoutes } from '@tongban/contracts/login-renewals'

import { bind, type Http } from '../../../platform/http.ts'
import type { StaffDeps } from '../deps.ts'
import { askRenewal } from './ask.ts'
import { decideOnRenewal } from './decide.ts'
import { readRenewals } from './list.ts'

/** 重设登录: two administrators give a colleague who lost his authenticator another one. */
export function bindRenewals(http: Http, deps: StaffDeps): void {
  const { database, secrets, sessions, kin } = deps
  bind(http, loginRenewalRoutes, {
    'GET /api/login-renewals': async ({ context }) =>
      await readRenewals({ database, secrets, staffName: kin.staffName }, context),
    'POST /api/staff/:id/renewal': async ({ context, command, params, body }) =>
      await askRenewal(deps, context, command, { ...params, ...body }),
    'POST /api/login-renewals/:id/decision': async ({ context, params, body }) =>
      await decideOnRenewal({ database, secrets, sessions, events: kin.events }, context, {
        ...params,
        ...body,
      }),
  })
}
