import type { Declaration } from '@tongban/contracts/declaration'
import type { PaperBlock } from '@tongban/contracts/papers'
import { namesRule } from '@tongban/contracts/rule-of-law'
import { type Day, dayOf } from '@tongban/policy'

import type { Context } from '../../../platform/context.ts'
import type { Statement } from '../../../platform/database.ts'
import { Refusal } from '../../../platform/refusal.ts'
import type { Secrets } from '../../../platform/secrets.ts'
import { issue, type OwedMaterial, type PaperFacts } from '../../papers/index.ts'
import type { Case, CaseEvent, NewFollowUp, Transition } from '../case.ts'
import { declarationFor } from '../counter/declaration.ts'
import type { CaseDeps } from '../deps.ts'
import { openForm } from '../personal.ts'
import { lengthInWords, limitInWords } from '../reading/view.ts'
import { shownAnswers } from './asked.ts'

type Written = Pick<Transition, 'next' | 'event' | 'followUps'> & {
  /** What the completion states beside the names of its results. */
  readonly states?: readonly PaperBlock[]
}

type Made = Written & { readonly secrets: Secrets }

/**
 * 文书: what writes the paper that the law gives an act (D-42), in the act's own transaction; nothing for an act without
 * one: an opinion, a correction, a routing, a withdrawal, a lapse.
 * @param seq the place of the act's event in the log
 */
export function papersOf(deps: CaseDeps, context: Context, seq: number, made: Written): Statement[] {
  const maker = makers[made.event.kind]
  if (maker === undefined) return []
  const { next } = made
  const declaration = declarationFor(deps.catalogue, next)
  if (declaration === undefined) throw new Refusal('catalogue.no-item')
  const facts = maker({ ...made, secrets: deps.secrets }, declaration)
  if (facts === undefined) return []
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
  const by = { ...context, actorName: makerName(context, made) }
  return issue(deps, by, { ...common, ...facts })
}

/** Who stands as 经办人: nobody of the agency has handled what came from home, or what completes by itself. */
function makerName({ path, actorName, mandate }: Context, { event }: Written): string {
  if (event.body['automatic'] === true) return '系统自动办结'
  if (path === 'client') return `${actorName}受托在网上提交`
  if (path === 'employer') return `单位经办人${actorName}在网上办理`
  if (path !== 'person') return actorName
  if (mandate === undefined) return '本人在网上办理'
  return `${actorName}${mandate.kind === 'guardian' ? '作为监护人' : '受本人委托'}在网上办理`
}

type Distinct<Facts> = Facts extends PaperFacts
  ? Omit<
      Facts,
      'subjectId' | 'caseId' | 'caseNumber' | 'seq' | 'subjectName' | 'itemName' | 'agencyId' | 'outletName'
    >
  : never

type Maker = (made: Made, declaration: Declaration) => Distinct<PaperFacts> | undefined

/** Nothing is completed as long as the core has not confirmed it (D-6). */
function completionOf(
  { next, secrets, states = [] }: Made,
  { result, form }: Declaration,
  made: Pick<Extract<PaperFacts, { readonly kind: 'completion' }>, 'onTheSpot' | 'owed'>,
): Distinct<PaperFacts> | undefined {
  if (next.outcome !== 'completed') return undefined
  return {
    kind: 'completion',
    results: result.map((name) => name['zh-CN']), // papers are Chinese (D-42)
    states,
    asked: states.length > 0 ? [] : shownAnswers(form, openForm(secrets, form, next.form)),
    ...made,
  }
}

/** Which paper an act makes, and what is in it beside the case itself. */
const makers: Partial<Readonly<Record<CaseEvent['kind'], Maker>>> = {
  'handed-in': ({ next }, declaration) => receiptOf(declaration, next),
  'deficiencies-told': ({ next }) => deficienciesOf(next),
  accepted: (made, declaration) => {
    const { next, event, followUps = [] } = made
    const owed = owedOf(followUps, declaration)
    return next.outcome === null
      ? acceptanceOf(next, owed)
      : completionOf(made, declaration, { onTheSpot: event.body['automatic'] !== true, owed })
  },
  decided: (made, declaration) =>
    made.next.outcome === 'refused'
      ? {
          kind: 'refusal',
          reason: made.event.note ?? '',
          basis: rulesOf(declaration.basis, made.event),
          mayBeReviewed: made.next.counter === null,
        }
      : completionOf(made, declaration, { onTheSpot: false, owed: null }),
  authorised: (made, declaration) => completionOf(made, declaration, { onTheSpot: true, owed: null }),
  'core-confirmed': (made, declaration) => completionOf(made, declaration, { onTheSpot: false, owed: null }),
  extended: ({ next, event }, { extension }) =>
    next.due_on === null || extension === undefined
      ? undefined
      : {
          kind: 'extension',
          reason: event.note ?? '',
          basis: extension.basis,
          said: lengthInWords(extension.length, next.limit_unit),
          before: dayIn(event.body['from']),
          dueOn: next.due_on,
        },
  'procedure-started': ({ next: { hold } }, { procedures = [] }) => {
    const declared = procedures.find(({ key }) => key === hold?.key)
    if (declared === undefined || hold?.until === undefined || hold.until === null) return undefined
    const { name, length, unit, basis, counts } = declared
    return {
      kind: 'procedure',
      procedure: name['zh-CN'],
      said: lengthInWords(length, unit),
      until: hold.until,
      basis,
      counts,
      isOpenEnded: declared.lasts === 'until-ended',
      byApplicant: declared.who === 'applicant',
    }
  },
  reversed: ({ next, event }, { revocationBasis = [] }) =>
    next.closed_on === null
      ? undefined
      : {
          kind: 'revocation',
          reason: event.note ?? '',
          basis: rulesOf(revocationBasis),
          completedOn: next.closed_on,
        },
  'not-accepted': ({ next, event }, { basis }) => ({
    kind: 'non-acceptance',
    reason: event.note ?? '',
    basis: rulesOf(basis, event),
    online: next.outlet_id === null,
    mayBeReviewed: next.counter === null,
  }),
}

function dayIn(said: unknown): Day | null {
  return typeof said === 'string' ? dayOf(said) : null
}

/** Of what running cases are pinned to, remarks that once stood among the rules are left out. */
function rulesOf(basis: readonly string[], event?: Pick<CaseEvent, 'body'>): string[] {
  const named = event?.body['rule']
  return [...(typeof named === 'string' ? [named] : []), ...basis.filter(namesRule)]
}

function deficienciesOf({ hold }: Case) {
  if (hold === null || hold.until === null) return undefined
  return { kind: 'deficiencies', missing: hold.missing, until: hold.until } as const
}

function acceptanceOf(accepted: Case, owed: readonly OwedMaterial[]) {
  const { due_on: dueOn, provisional } = accepted
  return { kind: 'acceptance', dueOn, limitSaid: limitInWords(accepted), provisional, owed } as const
}

/** 容缺: what the act leaves owed (D-10). */
function owedOf(followUps: readonly NewFollowUp[], declaration: Declaration): OwedMaterial[] {
  return followUps.flatMap(({ kind, material, due_on: until }) =>
    kind === 'debt' && material !== null ? [{ name: nameOf(declaration, material), until }] : [],
  )
}

function nameOf({ materials }: Declaration, key: string): string {
  return materials.find((known) => known.key === key)?.name['zh-CN'] ?? key
}

function receiptOf(declaration: Declaration, opened: Case) {
  return {
    kind: 'receipt',
    agentName: opened.agent?.name ?? opened.acting?.name ?? null,
    materials: opened.materials.map(({ material, by, signed }) => ({
      name: nameOf(declaration, material),
      by,
      kept: by === 'commitment' && signed === undefined,
    })),
    submittedOn: opened.submitted_on,
    startsOn: opened.limit_start,
    dueOn: opened.due_on,
  } as const
}
