import type { Agencies } from './modules/agencies/index.ts'
import type { Windows } from './modules/calendar/index.ts'
import { findOpenOfNumber, stateRecord } from './modules/cases/index.ts'
import { recordNothing, type Registry } from './modules/catalogue/index.ts'
import { employerEffects, employerRoutings } from './modules/employers/index.ts'
import {
  enrolmentChecks,
  enrolmentEffects,
  enrolmentRoutings,
  findOverlaps,
  findWrittenAcross,
  householdRouting,
  overlapCheck,
} from './modules/enrolment/index.ts'
import { findEndedAcross, guardianEffect, guardianEndEffect } from './modules/mandates/index.ts'
import { tellLeft } from './modules/messages/index.ts'
import { paperTemplates } from './modules/papers/index.ts'
import { accountEffect, holderAgrees } from './modules/payees/index.ts'
import { mergeEffect, onePersonCheck, peopleChecks, peopleEffects } from './modules/people/index.ts'
import type { Secrets } from './platform/secrets.ts'

/** What the effects, routings and checks of the rooms work with. */
interface RegistryDeps {
  readonly secrets: Secrets
  readonly agencies: Agencies
  readonly windows: Windows
}

/** What items may name: every effect, routing, check and paper that the rooms have (D-9). */
export function createRegistry({ secrets, agencies, windows }: RegistryDeps): Registry {
  return {
    effects: [
      ...peopleEffects(secrets),
      mergeEffect(secrets, {
        overlaps: findOverlaps,
        openCases: findOpenOfNumber,
        writtenAcross: [findWrittenAcross, findEndedAcross],
      }),
      ...employerEffects,
      ...enrolmentEffects(secrets, tellLeft(secrets)),
      stateRecord(secrets, agencies),
      recordNothing,
      guardianEffect(secrets),
      guardianEndEffect(secrets),
      accountEffect({ secrets, windows }),
    ],
    routings: [
      ...employerRoutings,
      ...enrolmentRoutings,
      householdRouting((area) => agencies.ofArea(area)?.id),
    ],
    checks: [
      ...peopleChecks(secrets),
      onePersonCheck(secrets),
      ...enrolmentChecks,
      overlapCheck(secrets, agencies.nameOf),
      holderAgrees,
    ],
    papers: paperTemplates,
  }
}
