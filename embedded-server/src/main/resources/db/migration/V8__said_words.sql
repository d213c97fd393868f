-- By which words of respondents and operators a conversation is found. It is filled a little later
-- than they are said, in the background.

-- Every word that was ever said, as UTF-8: its beginnings are ranges, in the same order everywhere.
create table said_word (
  number bigint not null primary key,
  word   bytea  not null unique
);

-- Who said which: the number of the word times 2^32, plus the number of the conversation. One number
-- is the key that takes the least room and time.
create table said (
  place bigint not null primary key
);

-- How far each conversation is in there. Without a row: the bot's first message, which does not count.
create table said_until (
  conversation bigint not null primary key references conversation (number),
  seq          bigint not null
);
