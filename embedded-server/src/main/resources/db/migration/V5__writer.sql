-- Who has written the last batch: after a COMMIT whose outcome nobody saw, a node must not take
-- another node's batch for its own.

alter table write_position add column writer varchar(36);
