import type { Declaration } from '@tongban/contracts/declaration'
import { addDays, type Day, isWorkingDay, type Law } from '@tongban/policy'

/** One row of the event log, with what its case is pinned to; nothing of what the figures keep. */
export interface LoggedEvent {
  readonly case_id: string
  readonly item_version: number
  readonly kind: string
  readonly at: string
  readonly day: Day
  readonly path: string
  readonly agency_id: string | null
  readonly outlet_id: string | null
  readonly body: Readonly<Record<string, string | number | boolean | null>>
}

/** An act as the log alone tells it. */
export interface ReplayedAct {
  readonly kind: 'handed-in' | 'accepted' | 'ended'
  readonly case: string
  readonly day: Day
  readonly item: string
  readonly agency: string
  readonly outlet: string | null
  readonly came: 'counter' | 'online' | 'client'
  readonly hour: number
  readonly atCounter: boolean
  readonly away: boolean
  readonly completed: boolean
  readonly late: Readonly<Record<'statutory' | 'guide' | 'promised', boolean | null>>
}

/** A task that was done, as the log alone tells it. */
export interface ReplayedTask {
  readonly kind: string
  readonly agency: string
  readonly item: string
  readonly day: Day
}

/** A case that is open still, as the log alone tells it: it waits for an office, and has a last day of its own unless its clock stands still. */
export interface ReplayedRunning {
  readonly case: string
  readonly agency: string
  readonly due: Day | null
}

/** What replaying needs of the law and of the items. */
export interface ReplayFacts {
  readonly law: Law
  readonly declarationOf: (item: string, version: number) => Declaration
}

/** The events of one case in their order. @returns its acts, the tasks that were done, and itself where it waits for an office still */
export function replay(events: readonly LoggedEvent[], facts: ReplayFacts) {
  const [first] = events
  if (first?.kind !== 'handed-in') throw new Error('a case begins with its handing in')
  return new Replay(first, facts).through(events)
}

/**
 * The second formula: walks through the log of a case and knows neither the case's row nor the figures'. Days are counted one by one.
 */
class Replay {
  private readonly acts: ReplayedAct[] = []
  private readonly tasks: ReplayedTask[] = []
  private readonly stops: { since: Day; until: Day | null }[] = []
  private readonly matters = new Map<string, string>()
  private readonly item: string
  private readonly declaration: Declaration
  private agency: string
  private open: string | null = 'accept'
  private readonly first: LoggedEvent
  private readonly law: Law

  constructor(first: LoggedEvent, { law, declarationOf }: ReplayFacts) {
    this.first = first
    this.law = law
    this.item = String(first.body['item'])
    this.declaration = declarationOf(this.item, first.item_version)
    this.agency = String(first.body['owner'])
  }

  through(events: readonly LoggedEvent[]) {
    for (const event of events) this.take(event)
    return { acts: this.acts, tasks: this.tasks, running: this.running() }
  }

  private take(event: LoggedEvent): void {
    const { kind, body } = event
    if (kind === 'handed-in') this.acts.push(this.act('handed-in', event, this.first.outlet_id))
    if (kind === 'accepted') this.acts.push(this.act('accepted', event, this.counterOf(event)))
    this.clock(event)
    this.follow(event)
    const outcome = outcomeOf(event)
    if (!stays.has(kind) && kind !== 'handed-in') this.finish(event, outcome !== undefined)
    if (kind === 'routed') this.agency = String(body['to'])
    if (outcome === undefined) return
    const ended = this.act('ended', event, this.first.outlet_id)
    this.acts.push({ ...ended, completed: outcome === 'completed', late: this.lateOn(event.day) })
    if (outcome !== 'completed') this.drop(event)
  }

  private counterOf({ path, outlet_id: outlet }: LoggedEvent): string | null {
    return path === 'counter' ? outlet : null
  }

  private act(kind: ReplayedAct['kind'], event: LoggedEvent, outlet: string | null): ReplayedAct {
    const { path } = this.first
    return {
      kind,
      case: event.case_id,
      day: event.day,
      item: this.item,
      agency: this.agency,
      outlet,
      came: path === 'counter' || path === 'client' ? path : 'online',
      hour: (new Date(event.at).getUTCHours() + 8) % 24,
      atCounter: kind === 'accepted' && event.path === 'counter',
      away: event.agency_id !== this.agency,
      completed: false,
      late: { statutory: null, guide: null, promised: null },
    }
  }

  /** The clock stands still from the day after a hold begins to the day on which it ends. */
  private clock({ kind, day, body }: LoggedEvent): void {
    const { forwardedTo, procedures } = this.declaration
    const procedure = procedures?.find(({ key }) => key === body['procedure'])
    const forwards = body['until'] !== undefined && (kind === 'accepted' || kind === 'opinion-given')
    const begins = [
      kind === 'deficiencies-told',
      kind === 'procedure-started' && procedure?.counts === false,
      forwards && forwardedTo?.counts === false,
    ]
    if (begins.includes(true)) this.stops.push({ since: day, until: null })
    if (goesOn.has(kind) && body['missing'] === undefined) this.goOn(day)
  }

  private goOn(day: Day): void {
    for (const stop of this.stops) stop.until ??= day
  }

  private lateOn(ended: Day): ReplayedAct['late'] {
    this.goOn(ended)
    const { statutory, guide, promised } = this.declaration.limits
    const late = (limit: typeof statutory): boolean | null =>
      limit === null ? null : ended > this.lastDay(limit.length, limit.unit)
    return { statutory: late(statutory), guide: late(guide), promised: late(promised) }
  }

  private running(): ReplayedRunning[] {
    if (this.open === null) return []
    const { statutory, guide, promised } = this.declaration.limits
    const limit = promised ?? guide ?? statutory
    const isStill = this.stops.some(({ until }) => until === null)
    const due = limit === null || isStill ? null : this.lastDay(limit.length, limit.unit)
    return [{ case: this.first.case_id, agency: this.agency, due }]
  }

  private lastDay(length: number, unit: string): Day {
    if (unit === 'months') throw new Error('no item of this city has a limit in months')
    let day = this.first.day
    while (!this.isWorking(day)) day = addDays(day, 1) // what comes on a day off counts from the next working day
    for (let left = length; left > 0;) {
      day = addDays(day, 1)
      if (!this.stands(day) && (unit === 'days' || this.isWorking(day))) left -= 1
    }
    if (unit === 'working-days') return day
    while (this.stands(day) || !this.isWorking(day)) day = addDays(day, 1)
    return day
  }

  private isWorking(day: Day): boolean {
    return isWorkingDay(this.law, day).working
  }

  private stands(day: Day): boolean {
    return this.stops.some(({ since, until }) => day > since && (until === null || day <= until))
  }

  /** The task of the step is done, and another begins; none where the case has ended or waits for the core. */
  private finish(event: LoggedEvent, ended: boolean): void {
    if (this.open !== null) this.done(event, this.open)
    this.open = ended ? null : this.nextOf(event)
  }

  private nextOf({ kind, body }: LoggedEvent): string | null {
    if (kind === 'deficiencies-told' || kind === 'corrected') return 'accept'
    if (kind === 'answered') return 'decide'
    if (kind === 'core-failed') return 'core'
    if (kind === 'core-judged') return body['again'] === true ? null : 'decide'
    if (body['core'] === true) return null
    if (kind === 'accepted') return this.taskOf(body['step'], body['until'])
    if (kind === 'opinion-given') return this.taskOf(body['next'], body['until'])
    if (kind === 'sent-back' || kind === 'recalled') return this.taskOf(body['to'])
    return this.open
  }

  private taskOf(step: unknown, waitsUntil?: unknown): string {
    if (this.first.body['cites'] !== undefined) return String(step) // 更正: one step, named by its act
    if (waitsUntil !== undefined) return 'answer'
    return this.declaration.steps.find(({ key }) => key === step)?.act ?? ''
  }

  /** Tasks of what is still to be done about a case. */
  private follow(event: LoggedEvent): void {
    const { kind, body } = event
    const id = String(body['followUp'])
    if (kind === 'follow-up-due') this.matters.set(id, String(body['followUpKind']))
    if (!matterDone.has(kind)) return
    const matter = this.matters.get(id) ?? (kind === 'checked' ? String(body['check']) : undefined)
    if (matter !== undefined) this.done(event, matter)
    this.matters.delete(id)
    if (kind === 'reversed') this.drop(event)
  }

  private drop(event: LoggedEvent): void {
    for (const matter of this.matters.values()) this.done(event, matter)
    this.matters.clear()
  }

  private done({ day }: LoggedEvent, kind: string): void {
    this.tasks.push({ kind, agency: this.agency, item: this.item, day })
  }
}

/** Events with which a clock that stood still goes on; a correction only with the last of what was missing. */
const goesOn: ReadonlySet<string> = new Set(['corrected', 'answered', 'procedure-ended'])
/** Events that leave the task of the step where it is. */
const stays: ReadonlySet<string> = new Set([
  'redated',
  'urged',
  'handed-over',
  'checked',
  'settled',
  'remedied',
  'questioned',
  'reversed',
  'delivered',
  'debt-reminded',
  'follow-up-due',
  'follow-up-raised',
  'confirmation-asked',
  'confirmed',
  'confirmation-silent',
  'objection-verified',
])
const matterDone: ReadonlySet<string> = new Set(['checked', 'settled', 'remedied', 'reversed', 'delivered'])

function outcomeOf({ kind, body }: LoggedEvent): 'completed' | 'otherwise' | undefined {
  if (kind === 'withdrawn' || kind === 'lapsed' || kind === 'not-accepted') return 'otherwise'
  if (kind === 'core-confirmed') return 'completed'
  if (kind === 'accepted') return body['completed'] === true ? 'completed' : undefined
  if (kind === 'authorised') return body['core'] === true ? undefined : 'completed'
  if (kind !== 'decided' || body['core'] === true) return undefined
  return body['grant'] === true ? 'completed' : 'otherwise'
}
