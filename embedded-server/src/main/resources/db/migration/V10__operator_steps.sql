-- An operator's step is a row of the bot's alone that says who did what. A question that was passed
-- over has a column of its own: question_id names those that were answered.

alter table exchange add column operator   varchar(64);
alter table exchange add column step       varchar(16);
alter table exchange add column skipped_id varchar(400);
