import type { Day } from '@tongban/policy'

import { eventKind, type Listener, on } from '../../../platform/events.ts'
import type { Secrets } from '../../../platform/secrets.ts'
import { findGuardiansOf, findOfCause } from './store.ts'
import { tellPeople } from './tell.ts'

/** 监护已登记、已撤销: by which case; ids only (D-19). */
export const guardianRecorded = eventKind<{
  readonly subjectId: string
  /** The case that recorded or ended it. */
  readonly caseId: string
  readonly agencyId: string
  readonly taken: boolean
}>('mandates.guardian-recorded')

/** Tells ward and guardian; a deciding office sees the guardian's own record nowhere, so that it is done after the case. */
export function tellGuardians({
  secrets,
  clock,
}: {
  readonly secrets: Pick<Secrets, 'seal'>
  readonly clock: { now(): Date; today(): Day }
}): Listener {
  return on(
    'mandates.guardian-told',
    guardianRecorded,
    async (tx, { subjectId, caseId, agencyId, taken }) => {
      const moment = { now: clock.now(), today: clock.today() }
      const [ofCase, standing] = await tx.load(
        findOfCause(subjectId, caseId),
        findGuardiansOf(subjectId, moment.today),
      )
      const kind = taken ? 'acting-ended' : 'acting-begun'
      // An end that was taken back is no longer the cause of anything: whoever stands again is told.
      const told = ofCase.length === 0 && !taken ? standing : ofCase
      for (const found of told)
        tx.record(...tellPeople(secrets, moment, { agencyId, kind, to: ['subject', 'holder'] }, found))
    },
  )
}
