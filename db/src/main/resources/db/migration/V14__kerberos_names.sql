-- Users who are called otherwise in Kerberos than their SIP address says.
create table kerberos_names (
  owner varchar(320) primary key, -- user@domain in lower case
  principal varchar(511) not null, -- as it was given, such as a.walker@AD.EXAMPLE.COM
  principal_key varchar(511) not null unique -- the same in lower case
);
