import type { Declaration } from '@tongban/contracts/declaration'
import { addDays, baseLaw, type Day } from '@tongban/policy'
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { Refusal } from '../../../platform/refusal.ts'
import { shippedDeclarations } from '../../catalogue/index.ts'
import type { Case, NextTask, Transition } from '../case.ts'
import { noEvents } from '../log/chain.ts'
import { decideOtherAnswer, decideTelling } from '../others/decide.ts'
import { decideAsking, decideConfirmationSilence } from './decide-confirmation.ts'
import { decideCoreConfirmed } from './decide-core.ts'
import * as decide from './decide.ts'
import { type Situation, timed } from './situation.ts'

/** What may be tried on a case, by whom, after how many days. */
interface Try {
  readonly act: (typeof acts)[number]
  readonly who: 'anna' | 'bo' | 'chen'
  readonly days: number
  /** The screen of who tries is as old as this many versions. */
  readonly behind: number
  readonly missing: boolean
}

const acts = [
  'accept',
  'deficiencies',
  'correction',
  'non-acceptance',
  'opinion',
  'decision',
  'refusal',
  'sending-back',
  'withdrawal',
  'lapse',
  'routing',
  'registration',
] as const
const missing = [{ key: 'paper', name: '材料', why: '依据；某处开具' }]
const tries = fc.array(
  fc.record<Try>({
    act: fc.constantFrom(...acts),
    who: fc.constantFrom('anna', 'bo', 'chen'),
    days: fc.integer({ min: 0, max: 9 }),
    behind: fc.constantFrom(0, 0, 0, 0, 1),
    missing: fc.boolean(),
  }),
  { maxLength: 14 },
)
const declarations = fc.constantFrom(...shippedDeclarations().map(named))

test('whatever is tried in whatever order: an open case has one who must act next, a closed one an outcome and nobody', () => {
  fc.assert(
    fc.property(declarations, tries, (declaration, all) => {
      let state = handedIn(declaration)
      for (const one of all) {
        const tried = attempt(declaration, state, one)
        if (tried === undefined) continue
        const { next, task } = tried.transition
        expect(next.stage === 'closed').toBe(next.outcome !== null)
        expect(task === null).toBe(next.stage === 'closed' || next.hold?.reason === 'core')
        expect(task === 'stays' ? task : task?.kind).toBe(ownersTask(declaration, next))
        expect(next.hold === null || next.hold.reason === 'core' || next.stage === 'submitted').toBe(true)
        expect(next.holds.filter((held) => held.until === null)).toHaveLength(next.hold === null ? 0 : 1)
        expect(next.due_on !== null || next.hold !== null).toBe(true)
        state = { found: { ...next, version: state.found.version + 1 }, today: tried.today }
      }
    }),
    { numRuns: 1500 },
  )
})

test('nothing happens to a closed case, to an old screen, or by whom it concerns', () => {
  fc.assert(
    fc.property(declarations, tries, (declaration, all) => {
      let state = handedIn(declaration)
      for (const one of all) {
        const tried = attempt(declaration, state, one)
        if (tried === undefined) continue
        expect(state.found.stage).not.toBe('closed')
        expect(one.behind).toBe(0)
        state = { found: { ...tried.transition.next, version: state.found.version + 1 }, today: tried.today }
      }
      expect(
        attempt(declaration, state, { ...one0, act: 'withdrawal' }, state.found.subject_id),
      ).toBeUndefined()
    }),
    { numRuns: 500 },
  )
})

test('an effect comes only with completion, and where four eyes are asked two different people stand before it', () => {
  fc.assert(
    fc.property(declarations, tries, (declaration, all) => {
      let state = handedIn(declaration)
      for (const one of all) {
        const tried = attempt(declaration, state, one)
        if (tried === undefined) continue
        const { next, effect } = tried.transition
        expect(effect).toBe(next.outcome === 'completed')
        const others = state.found.handled_by.filter((name) => name !== one.who)
        const decides = effect ? one.act !== 'registration' : tried.transition.command !== undefined
        expect(!decides || !declaration.fourEyes || others.length === state.found.handled_by.length).toBe(
          true,
        )
        expect(!decides || !declaration.fourEyes || others.length > 0).toBe(true)
        state = { found: { ...next, version: state.found.version + 1 }, today: tried.today }
      }
    }),
    { numRuns: 1500 },
  )
})

test('every shipped item can be brought to completion, and back from a sending back', () => {
  for (const declaration of shippedDeclarations()) {
    const script: Try['act'][] = ['deficiencies', 'correction', 'accept']
    for (const step of declaration.steps) script.push(step.act === 'review' ? 'opinion' : 'decision')
    if (declaration.effect.remote === true) script.push('registration')
    let state = handedIn(declaration)
    for (const [at, act] of script.entries()) {
      const who = (['anna', 'bo', 'chen'] as const)[Math.max(0, at - 2)] ?? 'chen'
      const tried = attempt(declaration, state, { ...one0, act, who, missing: act === 'deficiencies' })
      if (tried === undefined) throw new Error(`${declaration.code}: ${act} was refused`)
      state = { found: { ...tried.transition.next, version: state.found.version + 1 }, today: tried.today }
    }
    expect(state.found).toMatchObject({ stage: 'closed', outcome: 'completed' })
  }
})

const one0: Try = { act: 'accept', who: 'anna', days: 1, behind: 0, missing: false }

/** fast-check prints the name of what failed, and not all of it. */
function named(declaration: Declaration): Declaration {
  return Object.defineProperty({ ...declaration }, fc.toStringMethod, { value: () => declaration.code })
}

interface State {
  readonly found: Case
  readonly today: Day
}

/** The decision that was taken, or undefined when it was refused; anything else is a defect. */
function attempt(
  declaration: Declaration,
  { found, today: before }: State,
  { act, who, days, behind, missing: lacks }: Try,
  ownSubjectId: string | null = null,
): { transition: Transition; today: Day } | undefined {
  const today = addDays(before, days)
  const version = found.version - behind
  const situation = { found, declaration, actorId: who, ownSubjectId, version, today, law: baseLaw }
  const gaps = lacks ? missing : []
  const decisions: Record<Try['act'], () => Transition> = {
    accept: () => asked(situation, decide.decideAcceptance(situation, gaps)),
    deficiencies: () => decide.decideDeficiencies(situation, gaps, addDays(today, 10)),
    correction: () => decide.decideCorrection(situation, found.form, found.materials, gaps),
    'non-acceptance': () => decide.decideNonAcceptance(situation, '不归这里', '社会保险法第58条'),
    opinion: () => decide.decideOpinion(situation, true, ''),
    decision: () => decide.decideDecision(situation, true, ''),
    refusal: () => decide.decideDecision(situation, false, '不符合', '社会保险法第58条'),
    'sending-back': () => decide.decideSendingBack(situation, '再看看'),
    withdrawal: () => decide.decideWithdrawal(situation, '不办了'),
    lapse: () => decide.decideLapse(situation),
    registration: () => decideCoreConfirmed(situation),
    routing: () => decide.decideRouting(situation, `41020${days}-01`, '转办'),
  }
  try {
    return { transition: decisions[act](), today }
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

/** Whom the case names is asked on the same day, keeps silent, and that is noted; whose record it reads was told, and says yes. */
function asked(situation: Situation, accepted: Transition): Transition {
  const { declaration, today } = situation
  if (declaration.tellsOthers !== undefined) return heard(situation, accepted)
  if (declaration.confirmation === undefined || accepted.next.outcome !== null) return accepted
  const asking = { asked: [0], nobody: [1], queued: [], until: addDays(today, 1) }
  const { next } = decideAsking({ ...situation, found: accepted.next }, asking)
  return { ...accepted, next: decideConfirmationSilence({ ...situation, found: next }, [0]).next }
}

function heard(situation: Situation, accepted: Transition): Transition {
  const told = decideTelling({ ...situation, found: accepted.next }, ['told'], []).next
  const said = { agrees: true, how: 'counter', note: '是同一个人' } as const
  const { next } = decideOtherAnswer({ ...situation, actorId: 'dora', found: told }, said)
  return { ...accepted, next }
}

/** Whose turn it is, told a second way: by the stage and the step alone. */
function ownersTask(declaration: Declaration, { stage, step, hold }: Case): NextTask['kind'] | undefined {
  if (stage === 'closed' || hold?.reason === 'core') return undefined
  return stage === 'submitted' ? 'accept' : declaration.steps.find((known) => known.key === step)?.act
}

function handedIn(declaration: Declaration): State {
  const limit = declaration.limits.promised ?? declaration.limits.guide ?? declaration.limits.statutory
  const today = '2026-03-02'
  const found: Case = {
    subject_id: '0199f000-0000-7000-8000-000000000001',
    id: '0199f000-0000-7000-8000-000000000002',
    number: '410202260000013',
    item: declaration.code,
    item_version: 1,
    subject_kind: 'person',
    subject_name: '王秀兰',
    batch_id: null,
    bundle_id: null,
    agency_id: '410205-01',
    outlet_id: '410202-hall-1',
    outlet_agency_id: '410202-01',
    stage: 'submitted',
    step: null,
    hold: null,
    outcome: null,
    version: 0,
    agent: null,
    form: {},
    materials: [],
    handled_by: [],
    submitted_on: today,
    accepted_on: null,
    closed_on: null,
    limit_length: limit?.length ?? 10,
    limit_unit: limit?.unit ?? 'working-days',
    limit_start: today,
    holds: [],
    confirmations: null,
    others: null,
    signing: null,
    extension_length: null,
    due_on: null,
    provisional: false,
    last_seq: 1,
    last_hash: noEvents,
    calendar_hash: null,
    opened_at: '2026-03-02T01:00:00Z',
    client_id: null,
    client_reference: null,
    counter: null,
    acting: null,
  }
  return { found: timed({ law: baseLaw }, found), today }
}
