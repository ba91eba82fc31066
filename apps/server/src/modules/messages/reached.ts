import type { ToldWay } from '@tongban/contracts/sending'
import type { Day } from '@tongban/policy'

import { query } from '../../platform/database.ts'

/**
 * When a message about something first came to its reader: a gateway took it, he opened it, or somebody told himself. A letter that was posted has not
 * come yet, and what the family was told is not the message (民法典第137条): these reach nobody. What has reached nobody is not listed.
 * @param subjects whose each of `about` is, in the same order
 */
export const findReached = query<{ about: string; at: string }>(
  `select m.case_id as about, min(least(m.read_at, s.sent_at, case when s.state = 'told-otherwise' and s.told_by in ('telephone', 'counter', 'visit', 'told-himself') then s.mended_at end)) as at
   from unnest($1::uuid[], $2::uuid[]) as asked (subject_id, about)
   join messages.message m on m.subject_id = asked.subject_id and m.case_id = asked.about
   left join messages.sending s on s.subject_id = m.subject_id and s.message_id = m.id
   group by m.case_id
   having min(least(m.read_at, s.sent_at, case when s.state = 'told-otherwise' and s.told_by in ('telephone', 'counter', 'visit', 'told-himself') then s.mended_at end)) is not null`,
)

/**
 * How somebody was told of something, and on which day, first of all: by what a gateway took and nobody has returned, by what he opened himself, or by a human
 * who told him. A letter stands with the day of its posting, where he was told in no other way; what the family was told is not listed.
 * @param subjects who may have been told, whichever of `about`
 */
export const findTold = query<{ about: string; how: ToldWay; on: Day }>(
  `select distinct on (m.case_id) m.case_id as about, t.how, t."on"
   from unnest($1::uuid[]) as told (subject_id) cross join unnest($2::uuid[]) as asked (about)
   join messages.message m on m.subject_id = told.subject_id and m.case_id = asked.about
   left join messages.sending s on s.subject_id = m.subject_id and s.message_id = m.id
   cross join lateral (values
     ('inbox', (m.read_at at time zone 'Asia/Shanghai')::date),
     (s.channel, case when s.state = 'sent' then (s.sent_at at time zone 'Asia/Shanghai')::date end),
     (s.told_by, case when s.state = 'told-otherwise' and s.told_by <> 'told-family' then s.told_on end)) as t (how, "on")
   where t."on" is not null order by m.case_id, t.how = 'letter', t."on"`,
)
