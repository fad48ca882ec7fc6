-- One more read model of the journal (docs/reference/views.md): each decision that is more than a hold. May run again, as V3 may.

create table if not exists view_decided (
  place bigint primary key,
  at_ms bigint,
  portfolio text,
  symbol text,
  decision_id text,
  tick bigint,
  action text,
  quantity double precision,
  stop double precision,
  code text,
  refused_by text,
  codes text
);
create index if not exists view_decided_symbol on view_decided (symbol, place);
create index if not exists view_decided_at on view_decided (at_ms);
create index if not exists view_decided_codes on view_decided using gin (string_to_array(codes, ' '));
