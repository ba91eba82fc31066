/** Which open tasks are looked at; badge and list of one word are the same tasks (D-8). */
export type Waiting = 'agency' | 'mine' | 'late' | 'warned'

/** The columns in which tasks are read, by the index `cases.task_order`: `due_order` is the due day, and infinity where there is none. */
export const taskOrder = 't.due_order, t.id'

/**
 * The condition on a task `t`, once for every list and count.
 * @param value the placeholder of the person (`mine`) or of today (`late`, `warned`)
 */
export function isWaiting(which: Waiting, value: string): string {
  const conditions: Readonly<Record<Waiting, string>> = {
    agency: 'true',
    mine: `t.claimed_by = ${value}::uuid`,
    late: `t.due_order < ${value}::date`,
    warned: `t.warn_on <= ${value}::date and t.due_order >= ${value}::date`, // where the order begins: the late ones are not read
  }
  return `t.done_at is null and t.desk = 'office' and ${conditions[which]}`
}
