-- An operator's step is a row of the bot's alone that says who did what. A question that was passed
-- over has a column of its own: question_id names those that were answered.
--
-- As in the other database, in this one's way of writing it.

alter table exchange
  add column operator   varchar(64),
  add column step       varchar(16),
  add column skipped_id varchar(400);
