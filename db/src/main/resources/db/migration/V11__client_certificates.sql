-- Certificates that devices of users have from this server. The certificate itself is the client's; it is known by its hash.
create table client_certificates (
  serial varchar(40) not null primary key, -- small hexadecimal digits
  owner varchar(320) not null, -- user@domain in lower case
  device varchar(64) not null, -- lower case, without braces
  subject varchar(400) not null,
  not_before timestamp(6) with time zone not null,
  not_after timestamp(6) with time zone not null,
  sha1 varchar(40) not null,
  sha256 varchar(64) not null,
  issued_at timestamp(6) with time zone not null,
  revoked_at timestamp(6) with time zone, -- null while it holds
  constraint client_certificates_device unique (owner, device),
  constraint client_certificates_sha256 unique (sha256)
);
