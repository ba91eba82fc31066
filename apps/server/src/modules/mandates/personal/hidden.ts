import type { Context } from '../../../platform/context.ts'
import { type Listener, on } from '../../../platform/events.ts'
import type { Secrets } from '../../../platform/secrets.ts'
import type { Agencies } from '../../agencies/index.ts'
import { shieldChanged } from '../../shields/index.ts'
import { speaker } from './give.ts'
import { endOfHidden } from './store.ts'
import { tellPeople } from './tell.ts'

/**
 * 受保护人员: she may have fled from whom she gave it to. Once she is hidden, what she gave is over for its holder as if she had taken it back, with
 * the same words; afterwards she asks him anew if she wants.
 */
export function endMandatesOfHidden(
  given: () => {
    readonly secrets: Pick<Secrets, 'seal'>
    readonly agencies: Pick<Agencies, 'all'>
    readonly system: Context
  },
): Listener {
  return on('mandates.end-of-hidden', shieldChanged, async (tx) => {
    const { secrets, agencies, system } = given()
    const [ended] = await tx.load(endOfHidden(system.actorId, system.now))
    for (const row of ended) {
      const agencyId = speaker({ agencies }, { agencyId: row.agency_id })
      tx.record(
        ...tellPeople(secrets, system, { agencyId, kind: 'acting-ended', to: ['subject', 'holder'] }, row),
      )
    }
  })
}
