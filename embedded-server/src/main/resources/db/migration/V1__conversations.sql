-- Read by H2 and, unchanged, by PostgreSQL.

create table survey_version (
  survey_id    varchar(400)             not null,
  version      integer                  not null,
  name         varchar(4000)            not null,
  definition   varchar(10000000)        not null,
  published_at timestamp with time zone not null,
  primary key (survey_id, version)
);

create table customer (
  id         varchar(400)             not null primary key,
  name       varchar(1000)            not null,
  email      varchar(1000)            not null
);

create table conversation (
  id              varchar(64)              not null primary key,
  customer_id     varchar(400)             not null references customer (id),
  survey_id       varchar(400)             not null,
  survey_version  integer                  not null,
  test            boolean                  not null,
  status          varchar(16)              not null,
  question_index  integer                  not null,
  total_questions integer                  not null,
  last_seq        bigint                   not null,
  last_sender     varchar(4)               not null,
  last_message    varchar(200)             not null,
  created_at      timestamp with time zone not null,
  updated_at      timestamp with time zone not null,
  completed_at    timestamp with time zone,
  foreign key (survey_id, survey_version) references survey_version (survey_id, version)
);
create index conversation_newest on conversation (created_at desc, id);
create index conversation_of_customer on conversation (customer_id);

-- Every message has the number after its neighbour's, and a client's own id counts once.
create table message (
  conversation_id   varchar(64)              not null references conversation (id),
  seq               bigint                   not null,
  sender            varchar(4)               not null,
  content           varchar(10000000)        not null,
  client_message_id varchar(64),
  created_at        timestamp with time zone not null,
  primary key (conversation_id, seq),
  unique (conversation_id, client_message_id)
);

-- An accepted answer, and the message that gave it.
create table answer (
  conversation_id varchar(64)      not null references conversation (id),
  question_id     varchar(400)     not null,
  seq             bigint           not null,
  option_id       varchar(400),
  text            varchar(10000000),
  primary key (conversation_id, question_id)
);
