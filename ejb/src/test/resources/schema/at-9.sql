insert into credentials values ('ann@litwareinc.com', null, 'a1b2c3d4');
insert into contact_list values ('ann@litwareinc.com', 3);
insert into contact_group values ('ann@litwareinc.com', 2, 'Friends', '');
insert into contact values ('ann@litwareinc.com', 'zoe@litwareinc.com', 'sip:Zoe@litwareinc.com', 'Zoë', '1 2', true, '', '<x/>', 2);
insert into distribution_lists values ('sales@litwareinc.com', 'Sales');
insert into distribution_list_entries values ('sales@litwareinc.com', 0, false, 'ann@litwareinc.com');
insert into distribution_list_entries values ('sales@litwareinc.com', 1, true, 'emea@litwareinc.com');
insert into conferences values ('ann@litwareinc.com', 'ABC123', 'abc123', 'Budget', 'openAuthenticated', timestamp with time zone '2031-01-02 03:04:05+00', false, 'chat', null, null, 1, timestamp with time zone '2025-01-02 03:04:05+00', timestamp with time zone '2025-01-02 03:04:05+00');
insert into conference_invitees values ('ann@litwareinc.com', 'ABC123', 0, 'zoe@litwareinc.com', 'attendee');
