import { type Query, query } from '../../platform/database.ts'
import { nowhere } from './names.ts'

/** What is counted, as the database gives it. */
export interface CountRow {
  readonly key: string
  readonly handed_in: number
  readonly online: number
  readonly client: number
  readonly accepted: number
  readonly counter: number
  readonly away: number
  readonly ended: number
  readonly completed: number
  readonly of_statutory: number
  readonly late_statutory: number
  readonly of_guide: number
  readonly late_guide: number
  readonly of_promised: number
  readonly late_promised: number
}

/** Which acts each count is made of. */
const counts: Readonly<Record<Exclude<keyof CountRow, 'key'>, string>> = {
  handed_in: `count(*) filter (where kind = 'handed-in')`,
  online: `count(*) filter (where kind = 'handed-in' and came = 'online')`,
  client: `count(*) filter (where kind = 'handed-in' and came = 'client')`,
  accepted: `count(*) filter (where kind = 'accepted')`,
  counter: `count(*) filter (where kind = 'accepted' and channel = 'counter')`,
  away: `count(*) filter (where kind = 'accepted' and channel = 'counter' and away)`,
  ended: `count(*) filter (where kind = 'closed')`,
  completed: `count(*) filter (where kind = 'closed' and outcome = 'completed')`,
  of_statutory: 'count(late_statutory)',
  late_statutory: 'count(*) filter (where late_statutory)',
  of_guide: 'count(late_guide)',
  late_guide: 'count(*) filter (where late_guide)',
  of_promised: 'count(late_promised)',
  late_promised: 'count(*) filter (where late_promised)',
}
const names = Object.keys(counts).join(', ')
const countedActs = Object.entries(counts)
  .map(([name, count]) => `${count} as ${name}`)
  .join(', ')
/** The same taken off. */
const takenOff = Object.entries(counts)
  .map(([name, count]) => `-(${count}) as ${name}`)
  .join(', ')
const summedCounts = Object.keys(counts)
  .map((name) => `sum(${name})::bigint as ${name}`)
  .join(', ')

/** The filters of every figure, from the placeholder `$4` on: item, outlet (`-`: at no counter), agency, way and hour. */
export const narrowed = `($4::text is null or item = $4) and ($5::text is null or coalesce(outlet_id, '${nowhere}') = $5)
  and ($6::text is null or agency_id = $6) and ($7::text is null or came = $7) and ($8::int is null or hour = $8)`

/** Where the days that are over are read: with outlets, with hours, or act by act where both are asked for. */
export type Source = 'day' | 'day_hour' | 'act'

const until = '(select until from analytics.summed)'
/** The filters that a table of sums has a column for; the placeholders of the others stand there, too, and are null. */
const narrowedSums: Readonly<Record<Exclude<Source, 'act'>, string>> = {
  day: `($4::text is null or item = $4) and ($5::text is null or outlet_id = $5) and ($6::text is null or agency_id = $6)
    and ($7::text is null or came = $7) and $8::int is null`,
  day_hour: `($4::text is null or item = $4) and $5::text is null and ($6::text is null or agency_id = $6)
    and ($7::text is null or came = $7) and ($8::int is null or hour = $8)`,
}
const placed = 'agency_id = any ($1) and day between $2 and $3'

/**
 * Counts in groups: days that are over from their sums, the rest act by act. Of who is hidden from the reader nothing is counted: her acts he does not
 * see, and from the sums they are taken off.
 * @param key how an act is grouped, in columns of `analytics.act`
 * @param keyOfSums the same in the columns of the sums
 */
export function countedIn(source: Source, key: string, keyOfSums: string): Query<CountRow> {
  const acts = `select ${key} as key, ${countedActs} from analytics.act where ${placed} and ${narrowed}`
  return source === 'act'
    ? query<CountRow>(`${acts} group by 1`)
    : query<CountRow>(
        `select key, ${summedCounts} from (
           select ${keyOfSums} as key, ${names} from analytics.${source} where ${placed} and day <= ${until} and ${narrowedSums[source]}
           union all ${acts} and day > ${until} group by 1
           union all select ${key}, ${takenOff} from analytics.hidden_acts($1, $2, $3) where day <= ${until} and ${narrowed} group by 1) counted
         group by key having sum(handed_in) + sum(accepted) + sum(ended) > 0`,
      )
}

/** Sums one day of all agencies into one of the tables. */
export function sumDay(source: Exclude<Source, 'act'>): Query<object> {
  const place = source === 'day' ? `coalesce(outlet_id, '${nowhere}')` : 'coalesce(hour, -1)'
  const column = source === 'day' ? 'outlet_id' : 'hour'
  return query(
    `insert into analytics.${source} (agency_id, day, item, ${column}, came, ${names})
     select agency_id, day, item, ${place}, coalesce(came, '${nowhere}'), ${countedActs}
     from analytics.act where day = $1 group by 1, 2, 3, 4, 5`,
  )
}
