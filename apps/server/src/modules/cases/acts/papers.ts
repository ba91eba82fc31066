import type { Declaration } from '@tongban/contracts/declaration'

import type { Context } from '../../../platform/context.ts'
import type { Statement } from '../../../platform/database.ts'
import { issue, type PaperFacts } from '../../papers/index.ts'
import type { Case, Transition } from '../case.ts'
import type { CaseDeps } from '../deps.ts'
import { limitInWords } from '../reading/view.ts'

type Made = Pick<Transition, 'next' | 'event'>

/**
 * 文书: what writes the paper that the law gives an act (D-42), in the act's own transaction; nothing for an act without
 * one: an opinion, a correction, a routing, a withdrawal, a lapse.
 * @param seq the place of the act's event in the log
 */
export function papersOf(
  deps: CaseDeps,
  context: Context,
  declaration: Declaration,
  seq: number,
  made: Made,
): Statement[] {
  const facts = factsOf(declaration, made)
  if (facts === undefined) return []
  const { next } = made
  const common = {
    subjectId: next.subject_id,
    caseId: next.id,
    caseNumber: next.number,
    seq,
    subjectName: next.subject_name,
    itemName: declaration.names['zh-CN'],
    agencyId: next.agency_id,
    outletName: context.outletId === null ? null : deps.outlets.nameOf(context.outletId),
  }
  return issue(deps, context, { ...common, ...facts })
}

type Distinct<Facts> = Facts extends PaperFacts
  ? Omit<
      Facts,
      'subjectId' | 'caseId' | 'caseNumber' | 'seq' | 'subjectName' | 'itemName' | 'agencyId' | 'outletName'
    >
  : never

/** Which paper an act makes, and what is in it beside the case itself. */
function factsOf(declaration: Declaration, made: Made): Distinct<PaperFacts> | undefined {
  const { next, event } = made
  switch (event.kind) {
    case 'handed-in':
      return receiptOf(declaration, next)
    case 'deficiencies-told':
      return deficienciesOf(next)
    case 'accepted':
      return next.outcome === null
        ? acceptanceOf(next)
        : { kind: 'completion', results: declaration.result, onTheSpot: true }
    case 'decided':
      return next.outcome === 'completed'
        ? { kind: 'completion', results: declaration.result, onTheSpot: false }
        : { kind: 'refusal', reason: event.note ?? '', basis: declaration.basis }
    case 'not-accepted':
      return { kind: 'non-acceptance', reason: event.note ?? '', basis: declaration.basis }
    case 'corrected':
    case 'opinion-given':
    case 'sent-back':
    case 'withdrawn':
    case 'lapsed':
    case 'routed':
    case 'redated':
      return undefined
  }
}

function deficienciesOf({ hold }: Case) {
  if (hold === null || hold.until === null) return undefined
  return { kind: 'deficiencies', missing: hold.missing, until: hold.until } as const
}

function acceptanceOf(accepted: Case) {
  const { due_on: dueOn, provisional } = accepted
  return { kind: 'acceptance', dueOn, limitSaid: limitInWords(accepted), provisional } as const
}

function receiptOf({ materials }: Declaration, opened: Case) {
  return {
    kind: 'receipt',
    agentName: opened.agent?.name ?? null,
    materials: opened.materials.map(({ material, by }) => ({
      name: materials.find((known) => known.key === material)?.name['zh-CN'] ?? material,
      seen: by === 'seen',
    })),
    submittedOn: opened.submitted_on,
    startsOn: opened.limit_start,
    dueOn: opened.due_on,
  } as const
}
