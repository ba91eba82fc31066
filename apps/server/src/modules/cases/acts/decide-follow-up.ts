import type { Day } from '@tongban/policy'

import { Refusal } from '../../../platform/refusal.ts'
import type { FollowUp, Transition } from '../case.ts'
import { isQuestionable } from '../counter/questionable.ts'
import { isPublicNow } from './decide-kinds.ts'
import { deliveryOf, followUpDays, termEnd } from './follow-ups.ts'
import { requireStage, type Situation } from './situation.ts'

const anyStage = ['submitted', 'accepted', 'review', 'closed'] as const

/**
 * 复核: an instant case that was drawn, or what the applicant committed to, is looked at by somebody who neither handled nor decided it.
 * What is not in order opens a case that corrects it, which an approver decides who is another than the one that found it: so nothing is
 * taken back by one person (D-40). 疑似重复登记, 另一份登记, 异议: whoever works on the case compares; who has handled it does not examine what was said against it, and that is done once the publicity is over. Nothing is taken back by either.
 */
export function decideCheck(
  situation: Situation,
  followUp: FollowUp | undefined,
  inOrder: boolean,
  note: string,
): Transition {
  const { found, actorId } = requireStage(situation, anyStage)
  const { id, kind, deciders } = requireDue(followUp, [
    'recheck',
    'after-check',
    'lookalike',
    'objection',
    'other-record',
  ])
  const isAboutResult = kind === 'recheck' || kind === 'after-check'
  if (kind === 'objection' && isPublicNow(situation)) throw new Refusal('cases.publicity-running')
  if (kind !== 'lookalike' && kind !== 'other-record' && [...found.handled_by, ...deciders].includes(actorId))
    throw new Refusal('cases.four-eyes')
  return {
    next: found,
    event: { kind: 'checked', body: { followUp: id, check: kind, inOrder }, note },
    task: 'stays',
    effect: false,
    followUp: { id, kind, state: 'done', outcome: inOrder ? 'in-order' : 'not-in-order' },
    ...(inOrder || !isAboutResult || !isQuestionable(found)
      ? {}
      : { opensCounter: { form: null, note, joins: true } }),
  }
}

/** 补交: what was owed is brought, in time or late, and stands in the case as the file it is from now on. */
export function decideSettlement(
  situation: Situation,
  followUp: FollowUp | undefined,
  files: readonly string[],
  note: string,
): Transition {
  const { found } = requireStage(situation, anyStage)
  const open = requireOpen(followUp)
  if (open.kind !== 'debt') throw new Refusal('cases.no-follow-up')
  const materials = found.materials.map((settled) =>
    settled.material === open.material && settled.by === 'debt'
      ? { material: settled.material, by: 'file' as const, files: [...files] }
      : settled,
  )
  return {
    next: { ...found, materials },
    event: {
      kind: 'settled',
      body: { followUp: open.id, material: open.material, files: files.length },
      content: { form: found.form, materials, agent: found.agent },
      ...(note === '' ? {} : { note }),
    },
    task: 'stays',
    effect: false,
    followUp: { id: open.id, kind: 'debt', state: 'done', outcome: 'settled' },
  }
}

/**
 * 纠正: what was owed and never brought is put right: a case that takes the result back (更正) is opened by the term and decided by whoever
 * acts, or it is noted that it was corrected in another way. What the core has registered is not taken back from here.
 */
export function decideRemedy(
  situation: Situation,
  followUp: FollowUp | undefined,
  reverse: boolean,
  note: string,
): Transition {
  const { found, actorId } = requireStage(situation, anyStage)
  const { id, kind, opened_by, deciders } = requireDue(followUp, ['remedy', 'debt'])
  if ([...found.handled_by, ...deciders].includes(actorId) || (kind === 'remedy' && opened_by === actorId))
    throw new Refusal('cases.four-eyes')
  if (!reverse)
    return {
      next: found,
      event: { kind: 'remedied', body: { followUp: id, reversed: false }, note },
      task: 'stays',
      effect: false,
      followUp: { id, kind, state: 'done', outcome: 'corrected' },
    }
  if (!isQuestionable(found)) throw new Refusal('cases.wrong-stage')
  return {
    next: { ...found, outcome: 'reversed' },
    event: { kind: 'reversed', body: { followUp: id }, note },
    task: 'stays',
    effect: false,
    followUp: { id, kind, state: 'done', outcome: 'reversed' },
    opensCounter: { form: null, note, decided: true },
    dropsFollowUps: true,
    followUps: [deliveryOf(situation)],
  }
}

/** The day of a follow-up has come: whoever owns the case has it as a task from now on. */
export function decideFollowUpDue({ found }: Situation, { id, kind, material }: FollowUp): Transition {
  return {
    next: found,
    event: { kind: 'follow-up-due', body: { followUp: id, followUpKind: kind, material } },
    task: 'stays',
    effect: false,
    followUp: { id, kind, state: 'due', outcome: null },
  }
}

/**
 * 疑似重复登记: somebody who came with this case, or whom it took on, seems to be known already. The log says by what, and at which agencies he is known; who
 * it is, is found there. Who has the case on screen goes on with it.
 */
export function decideLookalike(
  situation: Situation,
  {
    people,
    by,
    at,
  }: { readonly people: number; readonly by: readonly string[]; readonly at: readonly string[] },
): Transition {
  return {
    next: situation.found,
    event: { kind: 'lookalike-found', body: { people, by: by.join(','), at: at.join(',') } },
    task: 'stays',
    effect: false,
    isQuiet: true,
    followUps: [
      {
        kind: 'lookalike',
        material: null,
        due_on: termEnd(situation, followUpDays),
        remind_on: null,
        state: 'due',
      },
    ],
  }
}

/** 送达: the paper that says no has reached its reader. */
export function decideDelivered(
  { found }: Situation,
  { id, kind }: FollowUp,
  { paperId, how, day }: { readonly paperId: string; readonly how: string; readonly day: Day },
): Transition {
  return {
    next: found,
    event: { kind: 'delivered', body: { followUp: id, paper: paperId, how, on: day } },
    task: 'stays',
    effect: false,
    followUp: { id, kind, state: 'done', outcome: 'delivered' },
  }
}

/** 上交: its task lies at another agency from now on, above the owner or again at the owner itself. */
export function decideRaising({ found }: Situation, { id, kind }: FollowUp, to: string): Transition {
  return {
    next: found,
    event: { kind: 'follow-up-raised', body: { followUp: id, followUpKind: kind, to } },
    task: 'stays',
    effect: false,
  }
}

/** 催补: the applicant is reminded of what is owed, once. */
export function decideReminder({ found }: Situation, { id, kind, material, due_on }: FollowUp): Transition {
  return {
    next: found,
    event: { kind: 'debt-reminded', body: { followUp: id, material, until: due_on } },
    task: 'stays',
    effect: false,
    followUp: { id, kind, state: 'waiting', outcome: null, reminded: true },
  }
}

function requireOpen(followUp: FollowUp | undefined): FollowUp {
  if (followUp === undefined || (followUp.state !== 'waiting' && followUp.state !== 'due'))
    throw new Refusal('cases.no-follow-up')
  return followUp
}

function requireDue(followUp: FollowUp | undefined, kinds: readonly FollowUp['kind'][]): FollowUp {
  const open = requireOpen(followUp)
  if (open.state !== 'due' || !kinds.includes(open.kind)) throw new Refusal('cases.no-follow-up')
  return open
}
