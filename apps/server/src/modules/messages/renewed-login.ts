import type { Day } from '@tongban/policy'

import { type Listener, on } from '../../platform/events.ts'
import { findOwnSubject, loginRenewed } from '../staff/index.ts'
import { tell } from './told.ts'

/**
 * 告知登录已重设: somebody's login at work was made anew by two others; he is told in private life, as far as the house knows who he is there, for
 * it may have been asked for by somebody who only said that he was he.
 */
export function tellRenewedLogin({ clock }: { readonly clock: { now(): Date; today(): Day } }): Listener {
  return on('messages.renewed-login', loginRenewed, async (tx, { staffId, agencyId }) => {
    const [[own]] = await tx.load(findOwnSubject(staffId))
    if (own === undefined) return
    const about = { subjectId: own.subject_id, caseId: null, seq: 0, agencyId }
    tx.record(...tell({ now: clock.now() }, about, [{ kind: 'login-renewed', facts: { on: clock.today() } }]))
  })
}
