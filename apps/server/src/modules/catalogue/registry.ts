import type { FieldType } from '@tongban/contracts/declaration'
import type { Text } from '@tongban/contracts/errors'
import type { PaperBlock } from '@tongban/contracts/papers'
import type { Day } from '@tongban/policy'

import type { Context } from '../../platform/context.ts'
import type { Rows, Statement } from '../../platform/database.ts'
import type { EventKind } from '../../platform/events.ts'

/** What an effect or routing is given of the case that names it. */
export interface CaseFacts {
  readonly caseId: string
  readonly subjectId: string
  readonly agencyId: string
  /** 代办: somebody else stood at the counter for him. */
  readonly byAgent: boolean
  /** When it was asked for: what was shown before handing in holds (D-41). */
  readonly handedInOn: Day
  readonly context: Context
}

/** The rows that the statements of a load answered, one list each. */
export type LoadedRows = readonly (readonly unknown[])[]

/** What an effect takes: what a declaration gives it is compared with this before it is published, so that no decision fails on it. */
export interface EffectInput {
  readonly required: boolean
  /** The types of field that give it; a fixed value must be one that such a field could have. */
  readonly types: readonly FieldType[]
  /** The only values it knows: of a choice, all that it offers are among them. */
  readonly values?: readonly string[]
  /** Of a group: what each row must say, by the keys of its fields. */
  readonly rows?: Readonly<Record<string, Omit<EffectInput, 'rows'>>>
  /** A telephone that will speak for the person: it must be his own word, proved by its code or with his document on the counter. */
  readonly proved?: true
}

/**
 * 办理效果: what a decision writes to the records, named by a declaration (D-9). Most load nothing: conflicts are caught by
 * the constraints of their tables, so that decision and effect stay one message. `reverse` needs only the cause (D-16).
 */
export interface Effect {
  readonly name: string
  /** Whose record it writes to: who else applies has none. */
  readonly of: readonly ('person' | 'employer')[]
  /** Nothing of the records changes by it, so that there is nothing to look at again. */
  readonly changesNothing?: true
  /** The inputs it takes; a declaration must give each required one from a field or a value. */
  readonly inputs: Readonly<Record<string, EffectInput>>
  /** 两人办理: key facts of identity, accounts and money are never one person's act (D-40). */
  readonly needsTwo?: true
  /** What has to be read before it writes, in the same transaction. */
  load?(facts: CaseFacts, input: Readonly<Record<string, unknown>>): readonly Statement[]
  apply(facts: CaseFacts, input: Readonly<Record<string, unknown>>, rows: LoadedRows): readonly Statement[]
  /**
   * 结果: what the completion states, where the result is itself a statement. It is frozen with the paper of the act,
   * sealed and with its check code, and never changes afterwards.
   */
  result?(facts: CaseFacts, input: Readonly<Record<string, unknown>>, rows: LoadedRows): readonly PaperBlock[]
  /**
   * 花名册的行: which line of a roster the case will write for a row of its form, known before it is decided, so that another case of the same bundle
   * can name somebody who does not stand there yet. Only of an effect that puts people onto a roster.
   */
  lineOf?(caseId: string, row: number): string
  /** What rooms above hear of it, in the same transaction; ids and codes only. */
  announces?(facts: CaseFacts, input: Readonly<Record<string, unknown>>): Announcement | undefined
  /** The same of its taking back. @param facts as of {@link reverse} */
  announcesReverse?(facts: CaseFacts, cause: string): Announcement | undefined
  /** What has to be read before it is taken back. */
  loadReverse?(facts: CaseFacts, cause: string): readonly Statement[]
  /**
   * @param facts the case that takes back
   * @param cause the case whose effect is taken back
   */
  reverse(facts: CaseFacts, cause: string, rows: LoadedRows): readonly Statement[]
}

/** What an effect lets be heard of. */
export interface Announcement {
  readonly kind: EventKind<object>
  readonly payload: object
}

/** 分办: which agency owns a case; undefined leaves it to the routing desk, never to nobody (D-11). */
export interface Routing<Row = never> {
  readonly name: string
  /** The one statement whose rows decide; undefined when nothing has to be read. */
  load(subjectId: string): Statement | undefined
  route(rows: readonly Row[], outletAgencyId: string): string | undefined
}

/** Somebody else whose record a check reads. */
export interface OtherRecord {
  readonly subject_id: string
  readonly name: string
}

/** 别人的记录: whose record a check reads beside the subject's own. To whom that is closed it is not answered, and whoever is answered has looked at it. */
export interface OtherRecords {
  readonly load: (subjectId: string, form: Readonly<Record<string, unknown>>) => Statement<OtherRecord>
  /** Whether it is he who is meant: of whom only a number was typed that is his he is not told, nor anybody about him. */
  readonly isMeant: (found: OtherRecord, form: Readonly<Record<string, unknown>>) => boolean
}

/** 核对: a question put to the record, answered yes, no or needs evidence, always with a reason. */
export interface Check<Row = never> {
  readonly name: string
  load(subjectId: string, form: Readonly<Record<string, unknown>>): Statement
  readonly others?: OtherRecords
  judge(
    rows: readonly Row[],
    form: Readonly<Record<string, unknown>>,
  ): { readonly answer: 'yes' | 'no' | 'needs-evidence'; readonly reason: Text }
}

/** 文书格式, as far as publishing looks at it: what a paper says, and whether it says no. */
export interface PaperForm {
  readonly kind: string
  readonly title: string
  readonly unfavourable: boolean
  readonly parts: readonly string[]
}

/** Everything that declarations may name; the composition root fills it. */
export interface Registry {
  readonly effects: readonly Effect[]
  readonly routings: readonly Routing[]
  readonly checks: readonly Check[]
  /** 文书: what the acts of a case give the person. */
  readonly papers: readonly PaperForm[]
}

/** The effect, routing or check of a name. @throws Error when the composition root does not know it */
export function named<Thing extends { readonly name: string }>(
  things: readonly Thing[],
  name: string,
): Thing {
  const found = things.find((thing) => thing.name === name)
  if (found === undefined) throw new Error(`not registered: ${name}`)
  return found
}

/** What the statements of a load answered, each list of rows as its statement says. */
export function answered<const Statements extends readonly Statement[]>(
  _asked: Statements,
  rows: LoadedRows,
): Rows<Statements> {
  return rows as Rows<Statements>
}

/** Which agency a routing names, given the rows that its statement answered. */
export function routeBy(
  routing: Routing,
  rows: readonly unknown[],
  outletAgencyId: string,
): string | undefined {
  return routing.route(rows as readonly never[], outletAgencyId)
}

/** A check's answer, given the rows that its statement answered. */
export function judgeBy(
  check: Check,
  rows: readonly unknown[],
  form: Readonly<Record<string, unknown>>,
): ReturnType<Check['judge']> {
  return check.judge(rows as readonly never[], form)
}
