-- What the administrator has set, for everybody, for a site or for one user.
create table policy_settings (
  scope varchar(8) not null, -- global, site, user
  owner varchar(320) not null, -- user@domain or the site's name in lower case; empty for everybody
  name varchar(96) not null, -- group and element, such as meetingPolicy.AllowIPAudio
  content varchar(4096) not null,
  primary key (scope, owner, name)
);
