-- Conferences as their organizers have scheduled them.
create table conferences (
  owner varchar(320) not null, -- the organizer, user@domain in lower case
  id_key varchar(32) not null, -- conference id in upper case, by which ids compare
  conference_id varchar(32) not null, -- the same as the organizer spells it
  subject varchar(1024) not null,
  admission_policy varchar(32) not null, -- as on the wire: openAuthenticated ...
  expires_at timestamp(6) with time zone not null,
  permanent boolean not null,
  mcus varchar(256) not null, -- MCU types wanted, separated by spaces
  notification_data varchar(16384), -- XML for all participants
  organizer_data varchar(16384), -- XML of the organizer
  version bigint not null,
  created_at timestamp(6) with time zone not null,
  modified_at timestamp(6) with time zone not null,
  primary key (owner, id_key)
);

create index conferences_expiry on conferences (expires_at);

create table conference_invitees (
  owner varchar(320) not null,
  id_key varchar(32) not null,
  place integer not null, -- order in which the organizer lists them, from 0
  invitee varchar(320) not null, -- user@domain in lower case
  invited_role varchar(16) not null, -- presenter or attendee
  primary key (owner, id_key, place),
  foreign key (owner, id_key) references conferences (owner, id_key) on delete cascade
);
