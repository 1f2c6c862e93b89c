-- Distribution lists ([MS-DLX]). Lists may name each other in circles and name what does not exist
-- (yet), so members refer by address, without foreign keys to what they name.
create table distribution_lists (
  address varchar(320) not null primary key, -- mail address in lower case
  display_name varchar(256) not null
);

create table distribution_list_entries (
  list_address varchar(320) not null references distribution_lists (address) on delete cascade,
  position integer not null, -- from 0, without gaps
  is_list boolean not null, -- false: entry is a user's user@domain; true: another list's address
  entry varchar(320) not null,
  primary key (list_address, position)
);
