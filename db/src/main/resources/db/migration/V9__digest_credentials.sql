-- What Digest needs of a password: per algorithm the hashes of "alice" and of "alice@domain", one behind the other.
create table digest_credentials (
  owner varchar(320) not null, -- user@domain in lower case
  algorithm varchar(16) not null, -- SHA-512-256, SHA-256, MD5
  realm varchar(255) not null, -- the hashes hold for this realm alone
  hashes bytea not null, -- AES-256-GCM: 12 bytes nonce, ciphertext, 16 bytes tag; bound to owner, algorithm and realm
  key_id varchar(16) not null, -- which key they are encrypted with
  primary key (owner, algorithm)
);

-- A user may be allowed Digest alone; then no NT hash is kept.
alter table credentials alter column nt_hash drop not null;
