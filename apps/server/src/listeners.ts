import type { Agencies } from './modules/agencies/index.ts'
import { countActs } from './modules/analytics/index.ts'
import { followBundles } from './modules/bundles/index.ts'
import {
  type CaseDeps,
  compareNewcomers,
  endDeliveryDuty,
  followConfirmations,
  followOthers,
  followTeams,
  releaseOfHidden,
  releaseOfKin,
} from './modules/cases/index.ts'
import { noteMoves } from './modules/clients/index.ts'
import { endMandatesOfHidden, tellGuardians } from './modules/mandates/index.ts'
import { closeRelayed, tellFormerTelephone, tellRenewedLogin } from './modules/messages/index.ts'
import { keepSearch } from './modules/search/index.ts'
import type { Clock } from './platform/clock.ts'
import type { Context } from './platform/context.ts'
import type { Listener } from './platform/events.ts'
import type { Secrets } from './platform/secrets.ts'

/** What listeners need; rooms that are opened after the events are asked for only when something is delivered. */
export interface ListenerDeps {
  readonly secrets: Secrets
  readonly clock: Clock
  readonly agencies: () => Agencies
  readonly cases: () => CaseDeps
  /** Who acts when the system itself follows what was announced. */
  readonly systemContext: () => Context
}

/** Who is told of what is announced, by room. */
export function listenersOf({
  secrets,
  clock,
  agencies,
  cases,
  systemContext,
}: ListenerDeps): readonly Listener[] {
  const withCases = (): { deps: CaseDeps; system: Context } => ({ deps: cases(), system: systemContext() })
  return [
    ...countActs,
    tellFormerTelephone({ secrets, clock }),
    tellRenewedLogin({ clock }),
    closeRelayed({ clock }),
    tellGuardians({ secrets, clock }),
    endMandatesOfHidden(() => ({ secrets, agencies: agencies(), system: systemContext() })),
    ...followConfirmations(withCases),
    releaseOfKin(),
    releaseOfHidden(() => clock.today()),
    followTeams(withCases),
    endDeliveryDuty(withCases),
    followBundles(withCases),
    ...compareNewcomers(withCases),
    ...followOthers(withCases),
    ...keepSearch({ secrets }),
    noteMoves(() => clock.now()),
  ]
}
