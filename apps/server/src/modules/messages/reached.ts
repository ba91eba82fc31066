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
