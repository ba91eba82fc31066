import type { Declaration } from '@tongban/contracts/declaration'
import { baseLaw, type Day } from '@tongban/policy'

import { type Situation, timed } from '../src/modules/cases/acts/situation.ts'
import type { Case } from '../src/modules/cases/case.ts'
import { noEvents } from '../src/modules/cases/log/chain.ts'

/** A case as somebody sees it who may act on it: of ten working days, handed in and accepted on a day. */
export function standing(declaration: Declaration, day: Day, given: Partial<Case> = {}): Situation {
  const found: Case = {
    subject_id: '0199f000-0000-7000-8000-00000000000a',
    id: '0199f000-0000-7000-8000-00000000000b',
    number: '4102022600000017',
    item: declaration.code,
    item_version: 1,
    subject_kind: 'person',
    subject_name: '王秀兰',
    batch_id: null,
    bundle_id: null,
    agency_id: '410202-01',
    outlet_id: null,
    outlet_agency_id: null,
    stage: 'accepted',
    step: declaration.steps[0]?.key ?? null,
    hold: null,
    outcome: null,
    version: 0,
    agent: null,
    form: {},
    materials: [],
    handled_by: [],
    submitted_on: day,
    accepted_on: day,
    closed_on: null,
    limit_length: 10,
    limit_unit: 'working-days',
    limit_start: day,
    holds: [],
    extension_length: null,
    confirmations: null,
    signing: null,
    due_on: null,
    provisional: false,
    calendar_hash: null,
    last_seq: 0,
    last_hash: noEvents,
    opened_at: `${day}T00:00:00Z`,
    acting: null,
    counter: null,
    client_id: null,
    client_reference: null,
    ...given,
  }
  return {
    found: timed({ law: baseLaw }, found),
    declaration,
    actorId: 'anna',
    ownSubjectId: null,
    version: 0,
    today: day,
    law: baseLaw,
  }
}
