import type { Declaration } from '@tongban/contracts/declaration'

import { type Context, isHome } from '../../../platform/context.ts'
import { isTold } from '../confirmations/view.ts'
import { isToldOfOthers } from '../others/view.ts'
import { lookalikeFound } from './lookalike-words.ts'

/** What a person reads of his case in words: what he was told, and what he did himself. */
const toldInWords = new Set([
  'department-answered',
  'handed-in',
  'accepted',
  'deficiencies-told',
  'corrected',
  'not-accepted',
  'decided',
  'authorised',
  'withdrawn',
  'lapsed',
  'settled',
  'extended',
  'reversed',
  'superseded',
])
/** That these happened he may know, and nothing of what colleagues wrote. */
const toldAsDone = new Set([
  'trust-asked',
  'trust-decided',
  'recalled',
  'bundle-turn',
  'bundle-asked',
  'urged',
  'opinion-given',
  'sent-back',
  'routed',
  'redated',
  'destroyed',
  'procedure-started',
  'procedure-ended',
  'procedure-overdue',
  'procedure-asked',
  'answered',
  'department-silent',
  'core-confirmed',
  'debt-reminded',
  'remedied',
  'questioned',
  'review-asked',
])

/**
 * What is not listed here stays with the house: what it checks again, and what its colleagues write to each other while they
 * judge, is not told to whom it is about. A new kind of event is hidden until somebody lists it.
 */
export function shownTo<Event extends { kind: string; body: object; note: string | null }>(
  { path }: Context,
  events: readonly Event[],
  declaration: Pick<Declaration, 'department'>,
): readonly (Event & { readonly completes: boolean; readonly automatic: boolean })[] {
  const marked = events.map((event) => ({
    ...event,
    completes: isCompletion(event, declaration.department !== undefined),
    automatic: 'automatic' in event.body && event.body.automatic === true,
  }))
  if (!isHome({ path }))
    return marked.filter(
      ({ kind }) =>
        isTold(kind, path) && isToldOfOthers(kind, path) && (kind !== lookalikeFound || path !== 'counter'),
    )
  return marked
    .filter(({ kind }) => toldInWords.has(kind) || toldAsDone.has(kind))
    .map((event) => (isInWords(event) ? event : { ...event, body: numberIn(event.body), note: null }))
}

/** What the office writes to itself when it doubts a result by itself is its own, though a case begins with it. */
function isInWords({ kind, body }: { kind: string; body: object }): boolean {
  if (kind === 'procedure-ended') return 'favourable' in body // 鉴定、核查的结论 is about him
  return toldInWords.has(kind) && !('byOffice' in body && body.byOffice === true)
}

/** The number of the other case, which the person may read as his own. */
function numberIn(body: object): object {
  const number = saidIn(body, 'number')
  return number === undefined ? {} : { number }
}

/** 办结: with an acceptance, a decision or an authorisation that waited for nothing more, or when the core has confirmed. */
function isCompletion({ kind, body }: { kind: string; body: object }, completesThere: boolean): boolean {
  const said = new Map<string, unknown>(Object.entries(body))
  if (kind === 'accepted') return said.get('completed') === true
  if (kind === 'decided') return said.get('grant') === true && said.get('core') !== true
  if (kind === 'department-answered') return said.get('said') === 'yes'
  // what a department said otherwise than at its port; to a body that is asked for its decision nobody says it at the end of a case
  if (kind === 'answered')
    return completesThere && said.get('favourable') === true && said.get('waits') !== true
  return kind === 'core-confirmed' || (kind === 'authorised' && said.get('core') !== true)
}

/** What stands in the body of an event under a key, where that is text. */
export function saidIn(body: object, key: string): string | undefined {
  const said = new Map<string, unknown>(Object.entries(body)).get(key)
  return typeof said === 'string' ? said : undefined
}
