-- A question that could reach nobody was let be: from now on somebody of the office must tell him. Those still open are planned anew.
update messages.message m set planned = null
where m.kind = 'confirmation-asked' and m.planned in ('no-address', 'expired') and exists (
  select from cases.confirmation c where c.subject_id = m.subject_id and c.id = m.case_id and c.state = 'open');
