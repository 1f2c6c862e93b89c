-- Contact lists. A list without a row was never changed: number 1, only the default group.
create table contact_list (
  owner varchar(320) not null primary key,
  delta bigint not null -- raised by one with every change
);

create table contact_group (
  owner varchar(320) not null,
  id integer not null, -- 2 to 63; the default group 1 has no row
  name varchar(256) not null,
  external_uri varchar(1024) not null,
  primary key (owner, id)
);

create table contact (
  owner varchar(320) not null,
  address varchar(454) not null, -- user@domain in lower case
  uri varchar(512) not null, -- as the client wrote it
  name varchar(256) not null,
  group_ids varchar(256) not null, -- numbers with one blank between
  subscribed boolean not null,
  external_uri varchar(1024) not null,
  extension varchar(1024) not null, -- the client's element; empty if none
  added bigint not null, -- number of the list at which it was added: the order
  primary key (owner, address)
);

-- Published category instances that only their deletion ends.
create table category_instance (
  owner varchar(320) not null,
  category varchar(64) not null,
  instance bigint not null,
  container integer not null,
  version bigint not null,
  publish_time bigint not null, -- milliseconds since 1970
  content varchar(32768) not null, -- XML; empty if none
  primary key (owner, category, instance, container)
);

-- Containers whose members were ever changed.
create table presence_container (
  owner varchar(320) not null,
  container integer not null,
  version bigint not null,
  primary key (owner, container)
);

create table container_member (
  owner varchar(320) not null,
  container integer not null,
  kind varchar(16) not null, -- user, domain, sameEnterprise …
  member varchar(454) not null, -- address or domain in lower case; empty for a class of people
  place integer not null,
  primary key (owner, container, kind, member)
);

-- Who has put the owner into a contact list.
create table presence_subscriber (
  owner varchar(320) not null,
  subscriber varchar(320) not null,
  display_name varchar(256) not null,
  acknowledged boolean not null,
  kind varchar(16) not null, -- sameEnterprise …; empty if unknown
  primary key (owner, subscriber)
);
