-- How one enters a conference, what single MCUs are to do in it, and what outlives a crash while it is on.
alter table conferences add column conference_key bytea; -- encrypted, bound to owner and id
alter table conferences add column lobby boolean default false not null;
alter table conferences add column autopromote bigint default 0 not null; -- bits, as on the wire
alter table conferences add column rolling boolean default false not null; -- expiry moves on with each use
alter table conferences add column mcu_settings varchar(65536); -- XML: one entity-view for each MCU type

create table conference_live (
  owner varchar(320) not null, -- the organizer, user@domain in lower case
  id_key varchar(32) not null, -- conference id in upper case
  conference_id varchar(32) not null, -- the same as the organizer spells it
  locked boolean not null,
  saved_at timestamp(6) with time zone not null,
  primary key (owner, id_key)
);

create index conference_live_saved on conference_live (saved_at);

create table conference_live_members (
  owner varchar(320) not null,
  id_key varchar(32) not null,
  member varchar(320) not null, -- user@domain in lower case
  member_role varchar(16) not null, -- presenter or attendee
  primary key (owner, id_key, member),
  foreign key (owner, id_key) references conference_live (owner, id_key) on delete cascade
);
