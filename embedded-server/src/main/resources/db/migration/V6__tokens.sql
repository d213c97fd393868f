-- Only hashes of tokens are kept, and whoever revokes one removes it.

-- Lets a respondent into one conversation.
create table respondent_token (
  hash         varchar(64)              not null primary key,
  conversation bigint                   not null references conversation (number),
  expires_at   timestamp with time zone not null
);
create index respondent_token_of_conversation on respondent_token (conversation);

-- Lets an operator or a script call.
create table admin_token (
  name         varchar(64)              not null primary key,
  hash         varchar(64)              not null unique,
  scope        varchar(16)              not null,
  created_at   timestamp with time zone not null,
  last_used_at timestamp with time zone
);
