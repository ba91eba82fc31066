-- 业务期: an administrator publishes the windows of his agencies.
select app.open_path('calendar.window', path, 'all', 'select') from unnest(array['person', 'counter', 'employer', 'office', 'worker']) path;
select app.open_path('calendar.window', 'oversight', 'agency', 'select, insert');
