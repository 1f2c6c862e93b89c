-- As the first released version has stored them.
insert into users values ('ann@litwareinc.com', 'Ann Lee Smith', 'ann@litwareinc.com', 'Engineer', 'Research', '30/3351', '+14255550100', true);
insert into users values ('zoe@litwareinc.com', 'Zoë O''Hałas', 'zoe@litwareinc.com', '', '', '', '', false);
