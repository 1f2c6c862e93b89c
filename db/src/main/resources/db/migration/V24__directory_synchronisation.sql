-- What has become of the entries of the directory that this server follows.
create table directory_entries (
  id varchar(64) not null primary key, -- objectGUID or entryUUID
  name varchar(2048) not null, -- distinguished name, normalised
  name_key varchar(64) not null, -- SHA-256 of it in hexadecimal: names are too long for an index
  owner varchar(320) unique, -- the account's user@domain; goes with the account
  list_address varchar(320) unique, -- the distribution list's mail address
  outsider boolean not null, -- whether it is kept as somebody without an account
  enabled boolean not null, -- whether the directory let the person sign in
  refused varchar(512) not null, -- why it has become nothing; empty if there is nothing to say
  outdated boolean not null -- whether the list has to be composed anew
);
create index directory_entries_name on directory_entries (name_key);

-- Whom its groups name, known here or not.
create table directory_members (
  group_id varchar(64) not null references directory_entries (id) on delete cascade,
  position integer not null, -- from 0, in the order of the directory
  name_key varchar(64) not null,
  primary key (group_id, position)
);
create index directory_members_name on directory_members (name_key);

-- How far the directory has been followed: one row.
create table directory_state (
  id integer not null primary key,
  scope varchar(64) not null, -- SHA-256 of what is read, in hexadecimal
  cookie varchar(512), -- where to go on
  followed timestamp(6) with time zone,
  completed timestamp(6) with time zone,
  swept timestamp(6) with time zone
);

-- People of the directory who have no account here.
create table outsiders (
  id varchar(64) not null primary key,
  address varchar(320), -- SIP address of another domain, user@domain in lower case
  display_name varchar(256) not null,
  email varchar(320) not null,
  title varchar(128) not null,
  department varchar(128) not null,
  office varchar(128) not null,
  phone varchar(64) not null,
  company varchar(128) not null,
  city varchar(128) not null,
  state varchar(128) not null,
  country varchar(128) not null
);

create table outsider_text (
  id varchar(64) not null references outsiders (id) on delete cascade,
  attribute varchar(64) not null, -- givenName, sn, mail ...
  text varchar(512) not null, -- in lower case
  primary key (id, attribute)
);
create index outsider_text_search on outsider_text (attribute, text, id);

-- Nobody is told who is in a hidden list; a list may name people without an account.
alter table distribution_lists add column hidden boolean default false not null;
alter table distribution_list_entries add column is_outsider boolean default false not null;
