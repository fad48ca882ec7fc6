-- Rows up to a place that stand in compressed files beside the database (docs/reference/journal.md). A segment covers the places
-- behind the one before it; its rows may stand in event_journal too, and the last row of each id always does.

create table journal_archive (
  number bigint primary key check (number >= 1),
  file varchar(255) not null,
  from_ordering bigint not null,
  to_ordering bigint not null check (to_ordering > from_ordering),
  events bigint not null,
  bytes bigint not null,
  sha256 bytea not null check (octet_length(sha256) = 32),
  archived_at_ms bigint not null
);
