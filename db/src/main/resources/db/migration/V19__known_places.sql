-- Networks from which users have signed in: guesses from elsewhere do not lock them out there.
create table known_places (
  owner varchar(320) not null, -- user@domain in lower case
  network varchar(64) not null, -- IPv4 address, or the /64 of an IPv6 address
  seen timestamp(6) with time zone not null, -- to the day
  primary key (owner, network)
);
create index known_places_seen on known_places (seen);
