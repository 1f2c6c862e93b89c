-- Who may act for whom ([MS-PRES] setDelegates). A user without a row never had delegates.
create table presence_delegates (
  owner varchar(320) not null primary key,
  version bigint not null -- raised by one with every change
);

create table presence_delegate (
  owner varchar(320) not null,
  delegate varchar(320) not null,
  may_publish boolean not null,
  may_redelegate boolean not null,
  place integer not null,
  primary key (owner, delegate)
);
