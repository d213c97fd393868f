-- What a respondent says and the bot's reply are stored together, so they share a row: half as many
-- rows and index entries for every answer. The reply has the number after the one it replies to. A
-- row of the bot's alone has no reply.

create table exchange (
  conversation      bigint                   not null references conversation (number),
  seq               bigint                   not null,
  sender            varchar(4)               not null,
  content           varchar(10000000)        not null,
  client_message_id varchar(64),
  question_id       varchar(400),
  option_id         varchar(400),
  reply             varchar(10000000),
  created_at        timestamp with time zone not null,
  primary key (conversation, seq),
  unique (conversation, client_message_id)
);
insert into exchange (conversation, seq, sender, content, client_message_id, question_id,
    option_id, reply, created_at)
  select m.conversation, m.seq, m.sender, m.content, m.client_message_id, m.question_id,
    m.option_id, r.content, m.created_at
  from message m
  left join message r on m.sender = 'USER' and r.sender = 'BOT'
    and r.conversation = m.conversation and r.seq = m.seq + 1
  where m.sender = 'USER'
    or not exists (select 1 from message u where u.sender = 'USER'
      and u.conversation = m.conversation and u.seq = m.seq - 1)
  order by m.conversation, m.seq;
drop table message;
