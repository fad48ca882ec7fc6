-- States that spare a recovery the old events. Disposable: whoever deletes every row loses nothing but time.

create table state_snapshot (
  persistence_id varchar(255) primary key,
  sequence_number bigint not null,
  -- Of the code and the settings by which the state was made.
  version text not null,
  -- Of the last event in it: a snapshot counts only for the very journal that it was taken of.
  chain bytea not null,
  taken_at bigint not null,
  payload bytea not null,
  payload_sha256 bytea not null check (octet_length(payload_sha256) = 32)
);
