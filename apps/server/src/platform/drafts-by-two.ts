import type { Day } from '@tongban/policy'

import { requireFreshLogin } from './access.ts'
import { lookWithin } from './audit.ts'
import { dayOfInstant } from './clock.ts'
import { type Context, newId, scopeOf } from './context.ts'
import { type Database, query, type Statement, type Tx } from './database.ts'
import { instantOf, isoOf } from './instants.ts'
import { type Command, once } from './once.ts'
import { publishingTerm } from './publishing-term.ts'
import { Refusal } from './refusal.ts'
import { takeTurn } from './turns.ts'

/** Whose drafts they are: the first word of their acts and of their refusals. */
export type Drafted = 'catalogue' | 'wordings'

/** What every draft is, whatever it is a draft of, as it rests. */
export interface DraftLife {
  readonly id: string
  readonly agency_id: string
  readonly revision: number
  /** `asked`: somebody is asked to publish it. */
  readonly state: 'open' | 'asked' | 'published' | 'withdrawn'
  /** Everybody who has written in it: none of them publishes it. */
  readonly written_by: readonly string[]
  readonly changed_at: string
  readonly asked_by: string | null
  /** By when it is to be decided on. */
  readonly due_on: Day | null
  readonly urged_at: string | null
  readonly returned_by: string | null
  readonly returned_for: string | null
  readonly decided_by: string | null
  readonly decided_at: string | null
  /** As which version it was published. */
  readonly version: number | null
}

/** The columns of {@link DraftLife}. */
const lifeColumns =
  'id, agency_id, revision, state, written_by, changed_at, asked_by, due_on, urged_at, returned_by, returned_for, decided_by, decided_at, version'

/** What saving changes of it, beside its content: what is saved anew is asked for anew, and why it was sent back stays until then. */
export const lifeSaved =
  "revision = revision + 1, state = 'open', asked_by = null, due_on = null, urged_at = null"

/** A draft that somebody begins. */
export function begunBy({ actorId, now }: Context, agencyId: string): DraftLife {
  return {
    id: newId(),
    agency_id: agencyId,
    revision: 0,
    state: 'open',
    written_by: [actorId],
    changed_at: now.toISOString(),
    asked_by: null,
    due_on: null,
    urged_at: null,
    returned_by: null,
    returned_for: null,
    decided_by: null,
    decided_at: null,
    version: null,
  }
}

/** The statements of a table of drafts. @param own its columns beside those of {@link DraftLife} @param listed those of them that a list shows */
export function draftTable<Row extends DraftLife, Listed extends DraftLife = Row>(
  table: `${Drafted}.draft`,
  own: string,
  listed = own,
) {
  return {
    /** The draft, locked: two who change or publish it do so one after the other. */
    lock: query<Row>(
      `select ${lifeColumns}, ${own} from ${table} where id = $1 and agency_id = any ($2) for update`,
    ),
    find: query<Row>(`select ${lifeColumns}, ${own} from ${table} where id = $1 and agency_id = any ($2)`),
    /** A page, the newest first. */
    list: query<Listed>(
      `select ${lifeColumns}, ${listed} from ${table}
       where agency_id = any ($1) and (state in ('published', 'withdrawn')) = $2 and id < $3 order by id desc limit $4`,
    ),
    ask: query(
      `update ${table} set state = 'asked', revision = revision + 1, asked_by = $2, due_on = $3, urged_at = null, returned_by = null, returned_for = null where id = $1`,
    ),
    urge: query(`update ${table} set revision = revision + 1, urged_at = $2 where id = $1`),
    sendBack: query(
      `update ${table} set state = 'open', revision = revision + 1, asked_by = null, due_on = null, urged_at = null, returned_by = $2, returned_for = $3 where id = $1`,
    ),
    end: query(
      `update ${table} set state = $2, revision = revision + 1, decided_by = $3, decided_at = $4, version = $5 where id = $1`,
    ),
  }
}

/** 待发布: a draft that waits for somebody who may publish it and has written nothing of it. */
export interface NewPublishingTask {
  /** Whose draft it is: whoever may publish at this agency, or at one above it, sees it. */
  readonly agencyId: string
  readonly draft: string
  /** What it is called. */
  readonly name: string
  readonly dueOn: Day
  readonly warnOn: Day
  readonly now: Date
}

/** The task of those who may publish. */
export interface PublishingTasks {
  readonly open: (asked: NewPublishingTask) => Statement
  readonly urge: (agencyId: string, draft: string, now: Date) => Statement
  readonly finish: (agencyId: string, draft: string, context: Context) => Statement
}

interface LifeDeps {
  readonly database: Database
  readonly tasks: PublishingTasks
}

/** A draft as it stood on the screen. */
export interface Seen {
  readonly id: string
  readonly revision: number
}

/** What differs from one kind of drafts to another. */
export interface DraftKind<Row extends DraftLife, Deps extends LifeDeps, View> {
  readonly drafted: Drafted
  readonly table: Pick<ReturnType<typeof draftTable<Row>>, 'lock' | 'ask' | 'urge' | 'sendBack' | 'end'>
  /** What its task is called. */
  readonly nameOf: (deps: Deps, row: Row) => string
  /** @throws Refusal what the check has against it */
  readonly requireAskable: (deps: Deps, row: Row, context: Context) => void
  readonly find: (deps: Deps, context: Context, id: string) => Promise<View>
}

/**
 * 草稿由两个人发布: somebody writes, asks that it be published, and may urge once its term has passed; another than those who have written in it
 * publishes it or sends it back; who writes may withdraw it. Each act names the revision that stood on the screen, and has its line in the audit.
 * Every one of them is refused with `….no-draft`, `….decided` or `….newer` where the draft is not there, is over, or has changed.
 */
export function draftActs<Row extends DraftLife, Deps extends LifeDeps, View>(
  kind: DraftKind<Row, Deps, View>,
) {
  const { drafted, table } = kind
  const taskDone = ({ tasks }: Deps, context: Context, { id, agency_id, state }: Row): Statement[] =>
    state === 'asked' ? [tasks.finish(agency_id, id, context)] : []
  const undecided = (found: Row | undefined, revision: number): Row => {
    if (found === undefined) throw new Refusal(`${drafted}.no-draft`)
    if (found.decided_by !== null) throw new Refusal(`${drafted}.decided`)
    if (found.revision !== revision) throw new Refusal(`${drafted}.newer`)
    return found
  }
  /** Publishing is asked for, and who decides on it has written nothing of it. */
  const requireAnother = ({ state, written_by, asked_by }: Row, { actorId }: Context): void => {
    if (state !== 'asked') throw new Refusal(`${drafted}.not-asked`)
    if (written_by.includes(actorId) || asked_by === actorId) throw new Refusal(`${drafted}.same-person`)
  }
  const act = async (
    deps: Deps,
    context: Context,
    command: Command,
    { id, revision, as }: Seen & { readonly as: string },
    decide: (row: Row) => readonly Statement[],
  ): Promise<View> => {
    await once(deps.database, context, command, {
      scope: scopeOf(context),
      subject: context.actorId,
      load: [table.lock(id, context.agencies)] as const,
      run: (tx, [[found]]) => {
        const row = undecided(found, revision)
        const look = { act: `${drafted}.${as}`, purpose: id }
        tx.record(...decide(row), lookWithin({ ...context, agencyId: row.agency_id }, look))
        return { id }
      },
    })
    return await kind.find(deps, context, id)
  }
  return {
    /** 保存. @param write puts down what it says now, and who has written in it */
    save: async (
      deps: Deps,
      context: Context,
      command: Command,
      seen: Seen,
      write: (row: Row, writers: readonly string[]) => Statement,
    ): Promise<View> =>
      await act(deps, context, command, { ...seen, as: 'draft' }, (row) => [
        write(row, [...new Set([...row.written_by, context.actorId])]),
        ...taskDone(deps, context, row),
      ]),

    /** 请人发布: a task with a term for those who may publish. @throws Refusal what the check has against it */
    ask: async (deps: Deps, context: Context, command: Command, seen: Seen): Promise<View> =>
      await act(deps, context, command, { ...seen, as: 'ask' }, (row) => {
        kind.requireAskable(deps, row, context)
        const term = publishingTerm(context.law, context.today)
        const { id: draft, agency_id: agencyId } = row
        return [
          table.ask(draft, context.actorId, term.dueOn),
          ...taskDone(deps, context, row),
          deps.tasks.open({ agencyId, draft, name: kind.nameOf(deps, row), ...term, now: context.now }),
        ]
      }),

    /** 催办: after its term, once a day. @throws Refusal ….not-asked, ….not-late */
    urge: async (deps: Deps, context: Context, command: Command, seen: Seen): Promise<View> =>
      await act(deps, context, command, { ...seen, as: 'urge' }, (row) => {
        if (row.state !== 'asked' || row.due_on === null) throw new Refusal(`${drafted}.not-asked`)
        const urgedOn = row.urged_at === null ? null : dayOfInstant(instantOf(row.urged_at))
        if (row.due_on >= context.today || urgedOn === context.today) throw new Refusal(`${drafted}.not-late`)
        return [table.urge(row.id, context.now), deps.tasks.urge(row.agency_id, row.id, context.now)]
      }),

    /** 退回: another says why it is not published. @throws Refusal ….not-asked, ….same-person */
    sendBack: async (
      deps: Deps,
      context: Context,
      command: Command,
      { reason, ...seen }: Seen & { readonly reason: string },
    ): Promise<View> =>
      await act(deps, context, command, { ...seen, as: 'send-back' }, (row) => {
        requireAnother(row, context)
        return [table.sendBack(row.id, context.actorId, reason), ...taskDone(deps, context, row)]
      }),

    /** 撤回: nothing of it is published, and it stays on record. */
    withdraw: async (deps: Deps, context: Context, command: Command, seen: Seen): Promise<View> =>
      await act(deps, context, command, { ...seen, as: 'withdraw' }, (row) => [
        table.end(row.id, 'withdrawn', context.actorId, context.now, null),
        ...taskDone(deps, context, row),
      ]),

    /**
     * 发布: another puts it in force, as he has seen it; one after the other of one kind.
     * @param publish judges it and records what it becomes. @returns as which version
     * @throws Refusal ….not-asked, ….same-person, general.login-too-old, and what `publish` throws
     */
    publish: async (
      deps: Deps,
      context: Context,
      command: Command,
      { id, revision }: Seen,
      publish: (tx: Tx, row: Row) => Promise<number>,
    ): Promise<void> => {
      requireFreshLogin(context)
      await once(deps.database, context, command, {
        scope: scopeOf(context),
        subject: context.actorId,
        load: [takeTurn(`${drafted}.publish`), table.lock(id, context.agencies)] as const,
        run: async (tx, [, [found]]) => {
          const row = undecided(found, revision)
          requireAnother(row, context)
          const version = await publish(tx, row)
          tx.record(
            table.end(id, 'published', context.actorId, context.now, version),
            ...taskDone(deps, context, row),
          )
          return { id }
        },
      })
    },
  }
}

/** How every draft is shown, beside what it is a draft of. */
export function lifeView(row: DraftLife, actorId: string, staffName: (id: string) => string) {
  const name = (id: string | null): string | null => (id === null ? null : staffName(id))
  return {
    id: row.id,
    state: row.state,
    revision: row.revision,
    writtenBy: row.written_by.map(staffName),
    isMine: row.written_by.includes(actorId) || row.asked_by === actorId,
    changedAt: isoOf(row.changed_at),
    askedBy: name(row.asked_by),
    dueOn: row.due_on,
    urgedAt: isoOrNull(row.urged_at),
    decidedBy: name(row.decided_by),
    decidedAt: isoOrNull(row.decided_at),
    version: row.version,
  }
}

function isoOrNull(instant: string | null): string | null {
  return instant === null ? null : isoOf(instant)
}

/** By whom and why it was sent back; null where it was not. */
export function returnedView(
  { returned_by: by, returned_for: reason }: DraftLife,
  staffName: (id: string) => string,
): { by: string; reason: string } | null {
  return by === null ? null : { by: staffName(by), reason: reason ?? '' }
}
