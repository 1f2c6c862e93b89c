-- Where users work, and the texts by which the directory search finds them.
alter table users add column company varchar(128) default '' not null;
alter table users add column city varchar(128) default '' not null;
alter table users add column state varchar(128) default '' not null;
alter table users add column country varchar(128) default '' not null;

create table directory_text (
  aor varchar(320) not null,
  attribute varchar(64) not null, -- givenName, sn, mail ...
  text varchar(512) not null, -- in lower case
  primary key (aor, attribute),
  foreign key (aor) references users (aor) on delete cascade
);

create index directory_text_search on directory_text (attribute, text, aor);

insert into directory_text
  select aor, 'msRTCSIP-PrimaryUserAddress', aor from users;
insert into directory_text
  select aor, 'displayName', lower(trim(display_name)) from users where trim(display_name) <> '';
insert into directory_text
  select aor, 'givenName', lower(substring(trim(display_name) from 1 for position(' ' in trim(display_name) || ' ') - 1))
  from users where trim(display_name) <> '' and display_name not like '%,%';
insert into directory_text
  select aor, 'givenName', lower(trim(substring(display_name from position(',' in display_name) + 1)))
  from users where display_name like '%,_%';
insert into directory_text
  select aor, 'sn', lower(regexp_replace(trim(display_name), '^.* ', ''))
  from users where trim(display_name) <> '' and display_name not like '%,%';
insert into directory_text
  select aor, 'sn', lower(trim(substring(display_name from 1 for position(',' in display_name) - 1)))
  from users where display_name like '_%,%';
insert into directory_text select aor, 'mail', lower(trim(email)) from users where trim(email) <> '';
insert into directory_text select aor, 'title', lower(trim(title)) from users where trim(title) <> '';
insert into directory_text select aor, 'department', lower(trim(department)) from users where trim(department) <> '';
insert into directory_text select aor, 'physicalDeliveryOfficeName', lower(trim(office)) from users where trim(office) <> '';
insert into directory_text select aor, 'telephoneNumber', lower(trim(phone)) from users where trim(phone) <> '';

-- 1024 bytes are the content of an extension; its own tags are stored with it.
alter table contact alter column extension set data type varchar(1152);
