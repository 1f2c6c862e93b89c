-- The users of this deployment. Other tables refer to a user by the same text in a column "owner".
create table users (
  aor varchar(320) not null primary key, -- user@domain in lower case
  display_name varchar(256) not null,
  email varchar(320) not null,
  title varchar(128) not null,
  department varchar(128) not null,
  office varchar(128) not null,
  phone varchar(64) not null, -- E.164, such as +14255550100; empty if unknown
  enabled boolean not null
);
