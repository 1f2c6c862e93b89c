insert into directory_entries (id, name, name_key, owner, list_address, outsider, enabled, refused, outdated) values ('e1', 'cn=ann', 'k1', 'ann@litwareinc.com', null, false, true, '', false);
insert into directory_members values ('e1', 0, 'k1');
insert into outsiders (id, address, display_name, email, title, department, office, phone, company, city, state, country) values ('o1', 'pat@example.com', 'Pat Miller', '', '', '', '', '', '', '', '', '');
insert into outsider_text values ('o1', 'displayName', 'pat miller');
