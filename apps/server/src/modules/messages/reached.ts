import { query } from '../../platform/database.ts'

/**
 * When a message about something first came to its reader: a gateway took it, he opened it, or somebody of the office told him
 * in another way. What has reached nobody is not listed.
 * @param subjects whose each of `about` is, in the same order
 */
export const findReached = query<{ about: string; at: string }>(
  `select m.case_id as about, min(least(m.read_at, s.sent_at, case when s.state = 'told-otherwise' then s.mended_at end)) as at
   from unnest($1::uuid[], $2::uuid[]) as asked (subject_id, about)
   join messages.message m on m.subject_id = asked.subject_id and m.case_id = asked.about
   left join messages.sending s on s.subject_id = m.subject_id and s.message_id = m.id
   group by m.case_id
   having min(least(m.read_at, s.sent_at, case when s.state = 'told-otherwise' then s.mended_at end)) is not null`,
)
