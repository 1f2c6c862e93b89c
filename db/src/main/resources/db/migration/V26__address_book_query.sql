-- What the web query of the address book tells beside texts: further numbers, pictures, who reports to whom.
alter table users add column home_phone varchar(64) default '' not null;
alter table users add column mobile varchar(64) default '' not null;
alter table users add column other_phone varchar(64) default '' not null;
alter table outsiders add column home_phone varchar(64) default '' not null;
alter table outsiders add column mobile varchar(64) default '' not null;
alter table outsiders add column other_phone varchar(64) default '' not null;

create table photos (
  owner varchar(320) not null references users (aor) on delete cascade,
  source varchar(16) not null, -- ADMINISTRATOR, DIRECTORY
  kind varchar(8) not null, -- JPEG, PNG, GIF
  size integer not null, -- octets
  hash varchar(64) not null, -- SHA-256 in hexadecimal
  content bytea not null,
  primary key (owner, source)
);
create index photos_hash on photos (hash);

-- Whom administrators call somebody's superior; the directory's word is kept with its entries.
create table managers (
  owner varchar(320) not null primary key references users (aor) on delete cascade,
  superior varchar(320) not null
);
create index managers_superior on managers (superior, owner);
alter table directory_entries add column manager_key varchar(64); -- SHA-256 of the superior's name
create index directory_entries_manager on directory_entries (manager_key);

-- Names as the keys of a telephone spell them: letters with marks as those without, what is on no key goes. Who has
-- rarer signs in a name is spelled when next something of him is stored.
insert into directory_text
  select aor, attribute || '.keys', keys from (
    select aor, attribute,
      replace(translate(replace(replace(replace(text, 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'),
        'abcdefghijklmnopqrstuvwxyzàáâãäåāăąçćčďđèéêëēėęěğìíîïīįıķĺļľłñńņňòóôõöøōőŕřśşšșţťțùúûüūůűųýÿźżž .,:''"`´’-_/\()[]&+*#!?@=<>|',
        '22233344455566677778889999222222222222333333333344444444555556666666666667777778888888888899999                            '), ' ', '') as keys
    from directory_text where attribute in ('displayName', 'givenName', 'sn')) as spelled
  where keys <> '' and replace(translate(keys, '123456789', '000000000'), '0', '') = '';
insert into outsider_text
  select id, attribute || '.keys', keys from (
    select id, attribute,
      replace(translate(replace(replace(replace(text, 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'),
        'abcdefghijklmnopqrstuvwxyzàáâãäåāăąçćčďđèéêëēėęěğìíîïīįıķĺļľłñńņňòóôõöøōőŕřśşšșţťțùúûüūůűųýÿźżž .,:''"`´’-_/\()[]&+*#!?@=<>|',
        '22233344455566677778889999222222222222333333333344444444555556666666666667777778888888888899999                            '), ' ', '') as keys
    from outsider_text where attribute in ('displayName', 'givenName', 'sn')) as spelled
  where keys <> '' and replace(translate(keys, '123456789', '000000000'), '0', '') = '';
