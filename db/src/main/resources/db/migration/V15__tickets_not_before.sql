-- When an account last became another one for what was proved before: it was opened, disabled, or got a new password. A web ticket
-- names the time that it rests on and holds as long as that stays.
alter table users add column tickets_not_before timestamp(6) with time zone default timestamp with time zone '1970-01-01 00:00:00+00' not null;
