import {
  type BackPayment,
  type Because,
  type Completion,
  type Contribution,
  type Day,
  type EmployeePension,
  type Fen,
  type FlexibleRetirement,
  type Instalment,
  type Law,
  type Month,
  type Origin,
  type Periods,
  type ResidentPension,
  type StatutoryAge,
} from '@tongban/policy'
import { PolicyFault, rules } from '@tongban/policy/rules'

import type { Mark } from '../../design/index.ts'
import { faultText } from './fault-words.ts'

/** What somebody has answered so far, by question; texts as the fields give them: money in fen, months and days as `YYYY-MM-DD`. */
export type Given = Readonly<Record<string, string>>

/** What it is reckoned by: the law in force, and the day. */
export interface At {
  readonly law: Law
  readonly today: Day
  /** What the record says, by question. */
  readonly known?: Given
  /** Where the answer to a question comes from; {@link reckon} tells it. */
  readonly originOf?: (key: string) => Origin
}

/** A question of a calculator: only what the rule needs. */
export interface Question {
  readonly key: string
  readonly label: string
  readonly as: 'month' | 'day' | 'area' | 'money' | 'months' | 'rate' | 'number' | 'choice' | 'list'
  readonly hint?: string
  readonly options?: readonly { readonly value: string; readonly label: string }[]
  /** It may be left open. */
  readonly may?: true
}

/** What is wrong with an answer; without a key it is about the whole. */
export interface Fault {
  readonly key: string
  readonly text: string
}

/** Something to know beside the result. */
export interface Note {
  readonly tone: 'info' | 'warn'
  readonly text: string
}

type Row = readonly [name: string, value: string]

/** What a calculator answers: the figure that people came for, what it is made of, and why. */
export interface Answer {
  readonly figure: Row
  readonly rows: readonly Row[]
  readonly notes: readonly Note[]
  readonly reasons: readonly Because[]
  /** What is to be confirmed besides what the reasons say. */
  readonly doubts?: readonly string[]
  readonly table?: {
    readonly title: string
    readonly heads: readonly string[]
    readonly rows: readonly (readonly string[])[]
  }
}

/** A calculator: what it asks and what it answers, both from the rules of the law and nothing else. */
export interface Calculator {
  readonly id: string
  readonly name: string
  readonly help: string
  /** What stands in the fields at first. */
  readonly first: (today: Day) => Given
  readonly questions: (given: Given, at: At) => readonly Question[]
  /** @throws Refused when the rule refuses what was given */
  readonly answer: (given: Given, at: At) => Answer
  /** The answer over time, where it depends on a month that one chooses or on how old one becomes. */
  readonly plot?: (given: Given, at: At, answer: Answer) => Plotted
}

/** A month in which somebody may retire, and what he would be paid from the month after. */
export interface ChoiceMonth {
  readonly month: Month
  readonly ageMonths: number
  /** What is paid and deemed paid by then. */
  readonly paidMonths: number
  readonly pensionFen: number
  /** Pension times the months from the one after to the age asked for; no rise is reckoned in. */
  readonly drawnFen: number
}

/** An answer over time: drawn, and as a table that says the same. */
export interface Plotted {
  /** Its message. */
  readonly title: string
  readonly charts: readonly Drawn[]
  readonly table: {
    readonly title: string
    readonly heads: readonly string[]
    readonly rows: readonly PlotRow[]
    /** The column from which on there are numbers. */
    readonly numbersFrom: number
  }
  /** What is not reckoned in, or how it is meant. */
  readonly help: string
  /** It asks up to which age is added up. */
  readonly until?: true
  /** Why there is nothing to be drawn yet. */
  readonly none?: { readonly title: string; readonly help: string }
}

/** A drawing of a {@link Plotted}: a column each month or year, or a span with what stands out on it. */
export type Drawn =
  | {
      readonly kind: 'columns'
      /** Its message, where it is another than that of the whole. */
      readonly title?: string
      readonly name: string
      readonly mark?: string
      readonly columns: readonly { readonly key: string; readonly name: string; readonly fen: number }[]
      /** The column that stands out. */
      readonly marked?: string
      /** It rests on the age that is asked for. */
      readonly ofAge?: true
    }
  | {
      readonly kind: 'span'
      readonly name: string
      readonly from: string
      readonly to: string
      readonly marks: readonly Mark[]
    }

/** A row of the table of a plot. */
export interface PlotRow {
  readonly key: string
  readonly cells: readonly string[]
  /** It stands in the short table, too. */
  readonly isKey: boolean
  readonly isCurrent: boolean
}

/** How far somebody has come: something is still asked, something is wrong, or here is the answer. */
export type Reckoned =
  | { readonly kind: 'waiting'; readonly open: readonly string[] }
  | { readonly kind: 'refused'; readonly faults: readonly Fault[] }
  | { readonly kind: 'answered'; readonly answer: Answer }

/** The rule refuses what was given. */
export class Refused extends Error {
  readonly faults: readonly Fault[]

  constructor(faults: readonly Fault[]) {
    super('refused')
    this.name = 'Refused'
    this.faults = faults
  }
}

/** Reckons as far as answers are there; nothing leaves the device. */
export function reckon(calculator: Calculator, given: Given, at: At): Reckoned {
  const open = calculator.questions(given, at).filter((question) => !isDone(question, given))
  if (open.length > 0) return { kind: 'waiting', open: open.map(({ label }) => label) }
  try {
    return {
      kind: 'answered',
      answer: calculator.answer(given, { ...at, originOf: originsOf(calculator, given, at) }),
    }
  } catch (error) {
    if (error instanceof Refused) return { kind: 'refused', faults: error.faults }
    throw error
  }
}

/** Where an answer comes from: the record, whoever filled it in, or neither. */
function originsOf({ first }: Calculator, given: Given, { known = {}, today }: At): (key: string) => Origin {
  const usual = first(today)
  return (key) => {
    const value = given[key] ?? ''
    if (value === '') return 'assumed'
    if (value === known[key]) return 'record'
    return value === usual[key] ? 'assumed' : 'said'
  }
}

const finished: Partial<Readonly<Record<Question['as'], RegExp>>> = {
  month: /^[1-9]\d{3}-(?!00)\d{2}$/,
  day: /^[1-9]\d{3}-(?!00)\d{2}-(?!00)\d{2}$/,
}

/** Whether an answer is written out; a year of two digits is still being typed, and no fault yet. */
export function isFinished(as: Question['as'], value: string | undefined): value is string {
  return value !== undefined && value !== '' && (finished[as]?.test(value) ?? true)
}

function isDone({ key, as, may }: Question, given: Given): boolean {
  const value = given[key] ?? ''
  return isFinished(as, value) || (may === true && value === '')
}

/** What the rules give, by rule. */
interface Values {
  'retirement-age': StatutoryAge
  'flexible-retirement': FlexibleRetirement
  'employee-pension': EmployeePension
  'resident-pension': ResidentPension
  'resident-completion': Completion
  'loan-schedule': { readonly instalments: readonly Instalment[] }
  'back-payment': BackPayment
  'late-fee': { readonly feeFen: Fen }
  contribution: Contribution
  'contribution-periods': Periods
}

/**
 * Asks a rule of the law, the same by which the server decides.
 * @param keys the question behind each field of the rule
 * @param originOf where the answer to a question comes from, for the reason
 * @throws Refused with the fault at its question
 */
export function ask<Id extends keyof Values>(
  law: Law,
  id: Id,
  input: object,
  keys: Readonly<Record<string, string>> = {},
  originOf?: At['originOf'],
): { readonly value: Values[Id]; readonly because: Because } {
  const { explain } = ruleOf(id)
  const origins = originOf === undefined ? undefined : originsIn(input, keys, originOf)
  const { value, because } = faultsAt(keys, () => explain(law, input, origins))
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the rule gives what its formula gives
  return { value: value as Values[Id], because }
}

/** Where the fields of an input come from, those behind which a question stands; lists and ages stand in the steps. */
function originsIn(
  input: object,
  keys: Readonly<Record<string, string>>,
  originOf: (key: string) => Origin,
): Readonly<Record<string, Origin>> {
  const asked = Object.entries(input).flatMap(([field, value]: [string, unknown]) => {
    const key = keys[field]
    return key === undefined || typeof value === 'object' ? [] : [[field, originOf(key)] as const]
  })
  return Object.fromEntries(asked)
}

/** As {@link ask}, without paying for the reason: for the many months of a plot. */
export function valueOf<Id extends keyof Values>(law: Law, id: Id, input: object): Values[Id] {
  const { value } = ruleOf(id)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as above
  return faultsAt({}, () => value(law, input)) as Values[Id]
}

function ruleOf(id: string) {
  const found = rules.find((rule) => rule.id === id)
  if (found === undefined) throw new Error(`no rule ${id}`)
  return found
}

function faultsAt<Found>(keys: Readonly<Record<string, string>>, reckoned: () => Found): Found {
  try {
    return reckoned()
  } catch (error) {
    if (error instanceof PolicyFault) {
      const [field = ''] = error.field.split(/[[.]/)
      const inner = /\.(\w+)$/.exec(error.field)?.[1] ?? field
      throw new Refused([{ key: keys[inner] ?? keys[field] ?? '', text: faultText(error.code) }])
    }
    if (error instanceof RangeError) throw new Refused([{ key: '', text: faultText('not-known') }])
    throw error
  }
}

/** A whole number as typed; what is none stays text, for the rule to refuse. */
export function wholeIn(text: string | undefined): number | string {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : (text ?? '')
}
