-- What users prove themselves with. "bytea" is the one name that H2 and PostgreSQL share.
create table credentials (
  owner varchar(320) not null primary key, -- user@domain in lower case
  nt_hash bytea not null, -- AES-256-GCM: 12 bytes nonce, ciphertext, 16 bytes tag; bound to the owner
  key_id varchar(16) not null -- which key it is encrypted with
);
