-- A later program may have no figure any more for which a value was published here, or have it in another form. Such values are left out of the law;
-- which ones stands with it, by their places among all that was published, so that the law is derived again to the same hash.
alter table parameters.law add column left_out json not null default '[]';
