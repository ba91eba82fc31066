import { canonical } from '@tongban/contracts/canonical'
import type { Outcome, Stage } from '@tongban/contracts/cases'
import type { Day } from '@tongban/policy'

import { digest } from '../../../platform/secrets.ts'
import type { CaseEvent, Confirmed, Signing, ToldOther } from '../case.ts'
import { answeredRow, askedRows, silentRows, verifiedRow } from '../confirmations/rows.ts'
import { answeredOther, reachedOther, toldOthers } from '../others/rows.ts'
import * as signing from '../signing/signing.ts'

/** What is handed in, as it rests in the case row: its personal answers are sealed. */
export interface Content {
  readonly form: object
  readonly materials: object
  readonly agent: object | null
}

/** The salted digest of what was handed in, for the event that says so (D-19). */
export function contentDigest(salt: Buffer, { form, materials, agent }: Content): string {
  return digest(salt, canonical({ form, materials, agent })).toString('base64url')
}

/** The salt of an event, where it has words or content. */
export interface Salted {
  readonly salt: Buffer | null
}

/** What the events of a case say of where it stands; what older events did not carry is undefined. */
export interface Standing {
  readonly stage: Stage
  readonly step: string | null | undefined
  readonly outcome: Outcome | null
  readonly agency_id: string | undefined
  readonly handled_by: readonly string[]
  readonly submitted_on: Day
  readonly accepted_on: Day | null
  readonly closed_on: Day | null
  readonly due_on: string | null | undefined
  readonly hold_until: string | null
  readonly confirmations: readonly Confirmed[] | null
  readonly others: readonly ToldOther[] | null
  readonly signing: Signing | null
  readonly content: { readonly digest: string; readonly salt: Buffer | null } | undefined
  /** 销毁: its answers and words went after their term, and an event says so. */
  readonly destroyed: boolean
}

/** An event as the standing is replayed from it. */
export interface ReplayedEvent extends Salted {
  readonly kind: string
  readonly day: Day
  readonly actor_id: string
  readonly body: object
}

type Body = Readonly<Record<string, unknown>>
type Fold = (before: Standing, event: ReplayedEvent, body: Body) => Partial<Standing>

const endings: Readonly<Record<string, Outcome>> = {
  'not-accepted': 'not-accepted',
  withdrawn: 'withdrawn',
  lapsed: 'lapsed',
}

const folds: Readonly<Record<CaseEvent['kind'], Fold>> = {
  'handed-in': (_before, event, body) => ({
    agency_id: textOf(body['owner']),
    due_on: body['due'] === null ? null : textOf(body['due']),
    hold_until: textOf(body['until']) ?? null,
    content: contentOf(event, body),
    // 更正: whoever had his hands in the case that it corrects
    handled_by:
      textOf(body['hands'])
        ?.split(',')
        .filter((id) => id !== '') ?? [],
  }),
  accepted: (before, { day, actor_id }, body) => ({
    accepted_on: day,
    hold_until: textOf(body['until']) ?? null,
    handled_by: [...before.handled_by, actor_id],
    ...(body['completed'] === true
      ? ended(day, 'completed')
      : { stage: 'accepted', step: textOf(body['step']) }),
  }),
  authorised: (_before, { day }, body) => (body['core'] === true ? {} : ended(day, 'completed')),
  'deficiencies-told': (_before, _event, body) => ({ hold_until: textOf(body['until']) ?? null }),
  // as long as something is missing the one notice stands
  corrected: ({ hold_until }, event, body) => ({
    hold_until: 'missing' in body ? hold_until : (textOf(body['until']) ?? null),
    content: contentOf(event, body),
  }),
  'opinion-given': (before, { actor_id }, body) => ({
    stage: 'review',
    step: textOf(body['next']),
    hold_until: textOf(body['until']) ?? null,
    handled_by: [...before.handled_by, actor_id],
  }),
  'sent-back': sentBack,
  decided: (_before, { day }, body) =>
    body['core'] === true ? {} : ended(day, body['grant'] === true ? 'completed' : 'refused'),
  withdrawn: (_before, { day, kind }) => ended(day, endings[kind]),
  'not-accepted': (_before, { day, kind }) => ended(day, endings[kind]),
  lapsed: (_before, { day, kind }) => ended(day, endings[kind]),
  routed: (_before, _event, body) => ({ agency_id: textOf(body['to']), signing: null }),
  'procedure-started': (_before, _event, body) => ({ hold_until: textOf(body['until']) ?? null }),
  'procedure-ended': () => ({ hold_until: null }),
  'procedure-asked': (_before, _event, body) => ({ hold_until: textOf(body['until']) ?? null }),
  'procedure-overdue': (_before, _event, body) => ({ hold_until: textOf(body['until']) ?? null }),
  // what another department has answered ends the case; a body that was asked for its decision ends only the wait
  answered: ({ stage, handled_by }, { day, actor_id }, body) => {
    if (stage !== 'submitted') return { hold_until: null }
    if (body['waits'] === true) return { handled_by: [...handled_by, actor_id] } // another one has to say the same
    return ended(day, body['favourable'] === true ? 'completed' : 'refused')
  },
  'department-answered': (_before, { day }, body) => {
    if (body['said'] === 'late') return {}
    if ('until' in body) return { hold_until: textOf(body['until']) ?? null }
    return ended(day, body['said'] === 'yes' ? 'completed' : 'refused')
  },
  'department-silent': (_before, _event, body) => ({ hold_until: textOf(body['until']) ?? null }),
  checked: () => ({}),
  // before files took the place of what was owed, the event carried no content
  settled: ({ content }, event, body) => ({ content: contentOf(event, body) ?? content }),
  remedied: (_before, _event, body) => (body['reversed'] === true ? { outcome: 'reversed' } : {}),
  'debt-reminded': () => ({}),
  'lookalike-found': () => ({}),
  'objection-raised': () => ({}),
  'review-asked': () => ({}),
  superseded: () => ({ outcome: 'reversed' }),
  'follow-up-due': () => ({}),
  'follow-up-raised': () => ({}),
  delivered: () => ({}),
  'core-confirmed': (_before, { day }) => ended(day, 'completed'),
  'core-failed': (_before, _event, body) => ({ hold_until: textOf(body['until']) ?? null }),
  'core-judged': (_before, _event, body) => ({
    hold_until: null,
    ...(body['again'] === true ? {} : { stage: 'review', step: textOf(body['step']) }),
  }),
  'confirmation-asked': ({ confirmations }, _event, body) => ({
    confirmations: askedRows(confirmations, body),
  }),
  confirmed: ({ confirmations }, _event, body) => ({ confirmations: answeredRow(confirmations, body) }),
  'confirmation-silent': ({ confirmations }, _event, body) => ({
    confirmations: silentRows(confirmations, body),
  }),
  'objection-verified': ({ confirmations }, { actor_id }, body) => ({
    confirmations: verifiedRow(confirmations, body, actor_id),
  }),
  'handed-over': () => ({}),
  'stood-in': passed,
  'put-back': () => ({}),
  'came-back': passed,
  'signers-asked': (before, { actor_id }, body) => ({
    signing: signing.askedOf(body, actor_id, before.signing),
  }),
  signed: (before, _event, body) => ({
    signing: signing.signedBy(before.signing, textOf(body['signer']) ?? '', body['agrees'] === true),
  }),
  'signing-ended': (before) => ({ signing: signing.ended(before.signing) }),
  delegated: () => ({}),
  copied: () => ({}),
  questioned: () => ({}),
  reversed: () => ({ outcome: 'reversed' }),
  extended: () => ({}), // the day that it is due then stands in the event, as with every act that moves it
  'delegation-returned': () => ({}),
  urged: () => ({}),
  recalled: sentBack,
  'bundle-turn': (_before, _event, body) => ({ hold_until: textOf(body['until']) ?? null }),
  'bundle-asked': (_before, _event, body) => ({ hold_until: textOf(body['until']) ?? null }),
  'others-told': (_before, { day }, body) => ({ others: toldOthers(body, day) }),
  'other-reached': ({ others }, _event, body) => ({ others: reachedOther(others, body) }),
  'other-answered': ({ others }, { actor_id }, body) => ({ others: answeredOther(others, body, actor_id) }),
  'trust-asked': () => ({}),
  'trust-decided': () => ({}),
  redated: (_before, _event, body) => ({ due_on: textOf(body['to']) ?? null }),
  destroyed: () => ({ content: undefined, destroyed: true }),
}

/** Whoever signs while another is away, and he himself when he is back. */
function passed(before: Standing, _event: ReplayedEvent, body: Body): Partial<Standing> {
  const [id, to] = [textOf(body['signer']), textOf(body['to'])]
  if (id === undefined || to === undefined) return {}
  return { signing: signing.passedTo(before.signing, id, to, textOf(body['for']) ?? null) }
}

/** The step before stands open again, whoever asked for it. */
function sentBack({ handled_by }: Standing, _event: ReplayedEvent, body: Body): Partial<Standing> {
  const left = handled_by.slice(0, -1)
  // who accepted is the first of them: with nobody after him the first step stands open again
  return {
    handled_by: left,
    signing: null,
    stage: left.length === 1 ? 'accepted' : 'review',
    step: textOf(body['to']),
  }
}

/** The standing after one more event; a case begins with the day on which it was handed in. */
export function replay(before: Standing | undefined, event: ReplayedEvent): Standing {
  const body: Body = { ...event.body }
  const standing = before ?? beginning(event.day)
  const fold = isKind(event.kind) ? folds[event.kind] : undefined
  const due = 'due' in body ? { due_on: body['due'] === null ? null : textOf(body['due']) } : {}
  return { ...standing, ...due, ...fold?.(standing, event, body) }
}

function beginning(day: Day): Standing {
  return {
    stage: 'submitted',
    step: null,
    outcome: null,
    agency_id: undefined,
    handled_by: [],
    submitted_on: day,
    accepted_on: null,
    closed_on: null,
    due_on: undefined,
    hold_until: null,
    confirmations: null,
    others: null,
    signing: null,
    content: undefined,
    destroyed: false,
  }
}

function ended(day: Day, outcome: Outcome = 'completed'): Partial<Standing> {
  return { stage: 'closed', step: null, outcome, closed_on: day, hold_until: null, signing: null }
}

function contentOf({ salt }: Salted, body: Body): Standing['content'] {
  const found = textOf(body['content'])
  return found === undefined ? undefined : { digest: found, salt }
}

function isKind(kind: string): kind is CaseEvent['kind'] {
  return Object.hasOwn(folds, kind)
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** The columns of a case row that its events explain. */
export interface StandingRow
  extends Omit<Standing, 'content' | 'destroyed' | 'hold_until' | 'step' | 'agency_id' | 'due_on'>, Content {
  readonly destroyed_on: string | null
  readonly step: string | null
  readonly agency_id: string
  readonly due_on: string | null
  readonly hold: { readonly until: string | null } | null
}

const compared = [
  'stage',
  'step',
  'outcome',
  'agency_id',
  'submitted_on',
  'accepted_on',
  'closed_on',
  'due_on',
] as const

const wholes = {
  confirmations: 'confirmations are not what its log says',
  others: 'others is not what its log says',
  signing: 'signing is not what its log says',
} as const

/** The columns of a case row that are not what its events say. */
export function* standingFaults(said: Standing, row: StandingRow): Generator<string> {
  for (const column of compared)
    if (said[column] !== undefined && said[column] !== row[column]) yield `${column} is not what its log says`
  if (said.handled_by.join(' ') !== row.handled_by.join(' ')) yield 'handled_by is not what its log says'
  if (said.hold_until !== (row.hold?.until ?? null)) yield 'hold is not what its log says'
  yield* wholeFaults(said, row)
  if (said.destroyed !== (row.destroyed_on !== null)) yield 'destroyed is not what its log says'
  const { content } = said
  if (content !== undefined && (content.salt === null || contentDigest(content.salt, row) !== content.digest))
    yield 'form, materials or agent are not what was handed in'
}

function* wholeFaults(said: Standing, row: StandingRow): Generator<string> {
  for (const column of ['confirmations', 'others', 'signing'] as const)
    if (canonical(said[column]) !== canonical(row[column])) yield wholes[column]
}
