-- An operator's step is a row of the bot's alone that says who did what. A question that was passed
-- over has a column of its own: question_id names those that were answered.
--
-- H2 copies a table that gets a column, so all three come at once, which each database writes in
-- its own way.

alter table exchange add (
  operator   varchar(64),
  step       varchar(16),
  skipped_id varchar(400)
);
