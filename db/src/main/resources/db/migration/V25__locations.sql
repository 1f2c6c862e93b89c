-- Where things in the network are ([MS-E911WS]). All parts of an address together are its key.
create table locations (
  address_key varchar(64) not null primary key, -- SHA-256 over all parts, in hexadecimal digits
  city_key varchar(400) not null, -- country, state, city in lower case, tabs between
  country varchar(2) not null,
  state varchar(64) not null,
  city varchar(64) not null,
  pre_directional varchar(16) not null,
  street varchar(64) not null,
  street_suffix varchar(16) not null,
  post_directional varchar(16) not null,
  house_number varchar(16) not null,
  house_number_suffix varchar(16) not null,
  location varchar(64) not null,
  company varchar(64) not null,
  postal_code varchar(16) not null,
  validity varchar(16) not null -- NOT_VALIDATED, VALID
);
create index locations_city on locations (city_key, street, house_number, location);

create table network_elements (
  element varchar(1200) not null primary key, -- kind, id and perhaps port, tabs between
  description varchar(128) not null,
  address_key varchar(64) not null references locations (address_key)
);
create index network_elements_location on network_elements (address_key);
