import { isMobile } from '@tongban/contracts/telephone'
import type { Day } from '@tongban/policy'

import { type Listener, on } from '../../platform/events.ts'
import type { Secrets } from '../../platform/secrets.ts'
import { contactChanged, findReplacedContact } from '../people/index.ts'
import { tell } from './told.ts'

/** What the listener takes: it runs on its own, after the case. */
interface Telling {
  readonly secrets: Pick<Secrets, 'open'>
  readonly clock: { now(): Date; today(): Day }
}

/**
 * 告知原手机号: whoever changes a telephone on record changes who logs in and who is told; so the former telephone is told, whichever
 * hall the change came through. The number rests in the message as sealed as it was in the record.
 */
export function tellFormerTelephone({ secrets, clock }: Telling): Listener {
  return on('messages.former-telephone', contactChanged, async (tx, { subjectId, caseId, agencyId }) => {
    const [[contact]] = await tx.load(findReplacedContact(subjectId, caseId))
    const { former, telephone } = contact ?? { former: null, telephone: null }
    if (former === null || telephone === null) return
    const number = secrets.open(former)
    if (number === secrets.open(telephone) || !isMobile(number)) return // a landline hears nothing
    const facts = { on: clock.today(), to: former.toString('base64') }
    const about = { subjectId, caseId: null, seq: 0, agencyId }
    tx.record(...tell({ now: clock.now() }, about, [{ kind: 'telephone-changed', facts }]))
  })
}
