-- What is still to come of an entry of the directory, whatever happens to the server until then.
alter table directory_entries add column expires timestamp(6) with time zone; -- the directory shuts the person out then
alter table directory_entries add column renaming_to varchar(320); -- user@domain that the account is being given
alter table directory_entries add column missing_since timestamp(6) with time zone; -- not found, and not gone yet
create index directory_entries_expires on directory_entries (expires);
create index directory_entries_missing on directory_entries (missing_since);
