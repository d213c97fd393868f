-- Who was connected when. Rows are added as connections end, and the oldest are removed. The key
-- grows with time, so that what is added and what is removed lies together.

create table ended_connection (
  closed_at         timestamp with time zone not null,
  id                varchar(64)              not null,
  conversation      bigint                   not null
    references conversation (number) on delete cascade,
  opened_at         timestamp with time zone not null,
  last_activity_at  timestamp with time zone not null,
  close_code        integer                  not null,
  close_reason      varchar(400)             not null,
  address           varchar(100)             not null,
  client            varchar(400),
  reconnection      boolean                  not null,
  reconnects        integer                  not null,
  round_trip_millis bigint,
  messages_in       bigint                   not null,
  messages_out      bigint                   not null,
  bytes_in          bigint                   not null,
  bytes_out         bigint                   not null,
  primary key (closed_at, id)
);
create index ended_connection_of_conversation on ended_connection (conversation, closed_at);
