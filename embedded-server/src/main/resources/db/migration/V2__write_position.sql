-- Which batch of writes was the last one in here: one row, changed with every batch.

create table write_position (
  one   integer     not null primary key check (one = 1),
  batch bigint      not null
);
insert into write_position (one, batch) values (1, 0);
