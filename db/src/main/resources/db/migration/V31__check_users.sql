-- The accounts with which the server tries itself: nobody finds them in the address book. They are rows of "users" too.
create table check_users (
  owner varchar(320) not null primary key references users (aor) on delete cascade,
  password bytea not null -- AES-256-GCM: 12 bytes nonce, ciphertext, 16 bytes tag; bound to the owner
);
