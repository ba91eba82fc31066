import type { PersonalMandate } from '@tongban/contracts/access'
import type { FollowUpView, Hold, Outcome, Stage } from '@tongban/contracts/cases'
import type { ClientReference } from '@tongban/contracts/client-api'
import type { Settlement } from '@tongban/contracts/declaration'
import type { Objection } from '@tongban/contracts/objection'
import type { ToldWay } from '@tongban/contracts/sending'
import type { Task } from '@tongban/contracts/tasks'
import type { Day } from '@tongban/policy'

import type { Statement } from '../../platform/database.ts'
import type { SealedAgent } from './personal.ts'

/** A hold as it is kept: what older rows do not say is a correction, which stops the clock. */
export interface PastHold {
  readonly since: Day
  readonly until: Day | null
  readonly reason?: Hold['reason']
  /** Of the special procedure. */
  readonly key?: string
  /** The clock runs on: the procedure counts, or only the core is waited for. */
  readonly stops?: false
  /** What the body said to which the case was forwarded; of a bundle that ended: `no`. */
  readonly answer?: 'yes' | 'no'
  /** What another department said with it. */
  readonly said?: string
}

/** 后续: what is still to be done about a case, also after it was closed (D-10, D-40). */
export interface FollowUp {
  readonly id: string
  readonly kind: FollowUpView['kind']
  /** The material that is owed or was committed to. */
  readonly material: string | null
  readonly opened_on: Day
  readonly opened_by: string
  /** Who decided the case: nobody judges his own decision afterwards. */
  readonly deciders: readonly string[]
  readonly due_on: Day
  readonly remind_on: Day | null
  /** The day of its one reminder. */
  readonly reminded_on: Day | null
  /** `waiting` for its day; `due`: somebody has it as a task. */
  readonly state: FollowUpView['state']
  readonly outcome: FollowUpView['outcome']
  /** The agency that has it as a task, where the reader sees that. */
  readonly at: string | null
}

/** A follow-up that an act opens; the store gives it its id and who opened it. */
export type NewFollowUp = Pick<FollowUp, 'kind' | 'material' | 'due_on' | 'remind_on'> & {
  readonly state: 'waiting' | 'due'
  /** Where its task lies; left out: at the agency that owns the case. */
  readonly at?: string
}

/** 本人确认: how one row of the group that names people stands, as the events of the case say it. */
export interface Confirmed {
  /** Its place in the group, from 0. */
  readonly row: number
  /** `nobody`: the register has no such person; `queued`: another question to him stands before. Nobody was asked there. */
  readonly state: 'asked' | 'yes' | 'no' | 'verified' | 'silent' | 'nobody' | 'queued'
  readonly until: Day | null
  readonly reason: Objection | null
  /** `verified`: who has checked his no, and does not decide the case. */
  readonly by?: string
}

/** 另一方: how it stands with one whose record the case reads, as the events of the case say it; who he is stands in his own message. */
export interface ToldOther {
  /** The id under which his message was sent. */
  readonly telling: string
  readonly toldOn: Day
  /** Since when he knows of it, and how he came to; null: it has not reached him. */
  readonly reachedOn: Day | null
  readonly how: ToldWay | null
  /** His last day to say something, after which it may be granted. */
  readonly until: Day | null
  readonly answer: 'yes' | 'no' | null
  /** Who has heard his answer, and does not decide the case. */
  readonly by?: string
}

/** Who handed in for somebody by a mandate; his name as it was then. */
export interface ActingHolder {
  readonly mandate: string
  readonly kind: PersonalMandate
  readonly name: string
}

/** One who is asked to sign, and what he said; `dropped`: he is not waited for any more. */
export interface Signer {
  readonly id: string
  readonly staff: string
  /** For whom he stands in. */
  readonly standsFor: string | null
  readonly until: Day
  readonly state: 'asked' | 'agreed' | 'refused' | 'dropped'
}

/** 加签: who must agree before the case is decided, all of them (会签) or one (或签). */
export interface Signing {
  readonly mode: 'all' | 'any'
  readonly by: string
  /** Who has signed when others were asked before; left out where nobody was. */
  readonly said?: readonly string[]
  readonly signers: readonly Signer[]
}

/** 更正: what a case corrects, and how. */
export interface Counter {
  /** The completed case of the same subject. */
  readonly cites: string
  readonly number: string
  /** The agency of that case: its effect is of its records, also where another decides. */
  readonly agencyId: string
  /** Its result is taken back, and nothing is put in its place. */
  readonly takesBack: boolean
  /** 依职权: the agency found it by itself; nobody has asked for it. */
  readonly byOffice: boolean
  /** 复查: it looks again at a decision that said no; by which paper that was told. */
  readonly review?: { readonly of: 'refused' | 'not-accepted'; readonly paper: string | null }
}

/** 办件: where it stands, as the decisions below see it (D-6). */
export interface Case {
  readonly subject_id: string
  readonly id: string
  readonly number: string
  readonly item: string
  readonly item_version: number
  readonly subject_kind: 'person' | 'employer'
  readonly subject_name: string
  /** 名单: the list that it came with; what is told of one and the same thing is then told once, by the list. */
  readonly batch_id: string | null
  /** 一件事: the bundle that it came with. */
  readonly bundle_id: string | null
  readonly agency_id: string
  readonly outlet_id: string | null
  readonly outlet_agency_id: string | null
  readonly stage: Stage
  readonly step: string | null
  readonly hold: Hold | null
  readonly outcome: Outcome | null
  readonly version: number
  readonly agent: SealedAgent | null
  /** As it rests: personal answers are sealed. */
  readonly form: Readonly<Record<string, unknown>>
  readonly materials: readonly Settlement[]
  /** Who accepted it and who gave an opinion, in this order: none of them may decide where four eyes are asked. */
  readonly handled_by: readonly string[]
  readonly submitted_on: Day
  readonly accepted_on: Day | null
  readonly closed_on: Day | null
  readonly limit_length: number | null
  readonly limit_unit: 'working-days' | 'days' | 'months' | null
  readonly limit_start: Day | null
  /** Every hold there was, the last one perhaps still open; the limit is counted with those that stop it. */
  readonly holds: readonly PastHold[]
  /** 延期: by how much the limit was extended, in its unit; null: it was not. */
  readonly extension_length: number | null
  /** What those say whom the case names; null as long as nobody was asked. */
  readonly confirmations: readonly Confirmed[] | null
  /** Whose records the case reads beside its subject's; null as long as nobody was looked for, empty where there is none to be told. */
  readonly others: readonly ToldOther[] | null
  /** Null as long as nobody is asked to sign, and again when the step before stands open. */
  readonly signing: Signing | null
  readonly due_on: Day | null
  readonly provisional: boolean
  /** The calendar that `due_on` was counted by; null where there is no limit, or the row is older than this column. */
  readonly calendar_hash: string | null
  readonly last_seq: number
  readonly last_hash: Buffer
  readonly opened_at: string
  /** 家人代办: by which mandate of the person somebody else handed it in, and who; null where it was he himself, or at a counter. */
  readonly acting: ActingHolder | null
  /** Null in every case but one that corrects another. */
  readonly counter: Counter | null
  /** The system that handed it in (D-53); null where a human did. */
  readonly client_id: string | null
  /** What that system calls it. */
  readonly client_reference: ClientReference | null
}

/** Whether it is with another system or department, that goes on with it whatever is said here. */
export function isAtPort({ hold }: Pick<Case, 'hold'>): boolean {
  return hold?.reason === 'core' || hold?.reason === 'department'
}

/** What an act says about a case, for the log: the kind, codes only, and words that are kept apart (D-19). */
export interface CaseEvent {
  readonly kind:
    | 'handed-in'
    | 'accepted'
    | 'deficiencies-told'
    | 'corrected'
    | 'opinion-given'
    | 'sent-back'
    | 'decided'
    | 'withdrawn'
    | 'not-accepted'
    | 'lapsed'
    | 'routed'
    | 'redated'
    | 'authorised'
    | 'procedure-started'
    | 'procedure-ended'
    | 'procedure-overdue'
    | 'procedure-asked'
    | 'answered'
    | 'checked'
    | 'settled'
    | 'remedied'
    | 'debt-reminded'
    | 'follow-up-due'
    | 'follow-up-raised'
    | 'delivered'
    | 'core-confirmed'
    | 'core-failed'
    | 'core-judged'
    | 'confirmation-asked'
    | 'confirmed'
    | 'confirmation-silent'
    | 'objection-verified'
    | 'handed-over'
    | 'stood-in'
    | 'put-back'
    | 'came-back'
    | 'signers-asked'
    | 'signed'
    | 'signing-ended'
    | 'delegated'
    | 'delegation-returned'
    | 'copied'
    | 'extended'
    | 'questioned'
    | 'reversed'
    | 'urged'
    | 'recalled'
    | 'bundle-turn'
    | 'bundle-asked'
    | 'lookalike-found'
    | 'objection-raised'
    | 'review-asked'
    | 'superseded'
    | 'department-answered'
    | 'destroyed'
    | 'department-silent'
    | 'others-told'
    | 'other-reached'
    | 'other-answered'
    | 'trust-asked'
    | 'trust-decided'
  readonly body: Readonly<Record<string, string | number | boolean | null>>
  readonly note?: string
  /** What was handed in with it: its salted digest goes into the log. */
  readonly content?: Pick<Case, 'form' | 'materials' | 'agent'>
}

/** What is asked of a case that corrects another. */
export interface WantedCounter {
  /** What is right instead, as it rests; null: the result is only taken back. */
  readonly form: Case['form'] | null
  readonly note: string
  /** A check finds what somebody has said before: the case that is under way then is the one. */
  readonly joins?: true
  /** 复查: what is cited said no, and is looked at again; nothing of it is taken back. */
  readonly review?: NonNullable<Counter['review']>
  /** What is due has proposed it (a debt that was never paid), and who acts decides it at once: this case is reversed by the same act. */
  readonly decided?: true
}

/** 待办: who must act next. */
export interface NextTask {
  readonly kind: Task['kind']
  /** Where it has a term of its own instead of the case's due day. */
  readonly dueOn?: Day
  /** Where it lies; left out: at the agency that owns the case. */
  readonly at?: string
}

/**
 * What an act decided: the case after it, the event that explains it, and who acts next (null: nobody, it is closed or
 * waits for the core; 'stays': the act was about a follow-up, whose task is another, or gave the task to somebody).
 */
export interface Transition {
  readonly next: Case
  readonly event: CaseEvent
  readonly task: NextTask | null | 'stays'
  /** 转办: to whom the task of the step is given by name, and for whom he stands in; it stays open. */
  readonly handsTo?: { readonly to: string; readonly standsFor: string | null }
  /** 代办: what somebody has in hand of the case is given to another, or back to all of the desk; the case is no other than before. */
  readonly moves?: {
    readonly from: string
    readonly to: string | null
    readonly standsFor: string | null
    /** What is to be signed is another task than that of the step. */
    readonly signer?: string
  }
  /** 委派: the task of the step is with a colleague until he gives it back (`by`), or is with whoever gave it again (null). */
  readonly delegates?: { readonly by: string | null }
  /** 催办: it is counted at the task, and the case is no other than before. */
  readonly urges?: true
  /** Nothing of the case is changed: what somebody has of it on screen is as new as before. */
  readonly isQuiet?: true
  /** What it writes beside the case and its tasks. */
  readonly writes?: readonly Statement[]
  /** The effect on the records is due with this act. */
  readonly effect: boolean
  /** The core is told to register it, or asked again under the same key; the effect follows its confirmation (D-6). What is another department's is sent there. */
  readonly command?: 'new' | 'again'
  /** What was to be sent to its department, and has not come there, never goes there. */
  readonly withdrawsCommand?: true
  /** 更正: the case that is cited is written by the act itself; only its effect is taken back here. */
  readonly citedIsWritten?: true
  /** What the act leaves to be done later. */
  readonly followUps?: readonly NewFollowUp[]
  /** What still waits falls away with a case that ends without completion. */
  readonly dropsFollowUps?: true
  /** The follow-up that the act is about, as it is afterwards. */
  readonly followUp?: Pick<FollowUp, 'id' | 'state' | 'outcome' | 'kind'> & { readonly reminded?: true }
  /** 更正: a case of its own is opened that corrects this one. */
  readonly opensCounter?: WantedCounter
}
