-- Lists are read newest first; of one status, of one survey, or of both.

create index conversation_of_status on conversation (status, created_at desc, id);
create index conversation_of_survey on conversation (survey_id, created_at desc, id);
create index conversation_of_survey_and_status
  on conversation (survey_id, status, created_at desc, id);
