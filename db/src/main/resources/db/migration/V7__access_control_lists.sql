-- Access control lists of Live Communications Server 2005, as their owners were last told them. A list without a row
-- was never changed: number 1, and what the owner's containers mean.
create table access_control_list (
  owner varchar(320) not null primary key,
  delta bigint not null -- raised by one with every change
);

create table access_control_entry (
  owner varchar(320) not null,
  kind varchar(8) not null, -- USER, DOMAIN, ALL
  mask varchar(454) not null, -- address or domain in lower case; empty for ALL
  rights varchar(2) not null,
  place integer not null,
  primary key (owner, kind, mask)
);
