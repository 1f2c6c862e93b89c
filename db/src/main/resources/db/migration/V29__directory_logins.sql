-- What people are called in the directory that they come from, where they sign in there.
create table directory_logins (
  id varchar(64) not null references directory_entries (id) on delete cascade,
  name varchar(512) not null, -- in lower case; with a realm behind an @, or without
  primary key (id, name)
);
create index directory_logins_name on directory_logins (name);
