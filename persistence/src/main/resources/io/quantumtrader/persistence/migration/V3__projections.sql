-- Read models of the journal (docs/reference/views.md): whatever stands here is made from the journal and may be dropped. May run
-- again: it makes what is missing. Columns are those of io.quantumtrader.persistence.projection.Table.

create table if not exists view_offset (
  name text primary key,
  version integer not null,
  ordering bigint not null
);

create table if not exists view_position (
  portfolio text not null,
  position_id text not null,
  place bigint not null,
  symbol text,
  side text,
  at_ms bigint,
  opened_at_ms bigint,
  quantity double precision,
  original_quantity double precision,
  average_entry double precision,
  mark double precision,
  stop double precision,
  stop_rests boolean,
  closing boolean,
  r double precision,
  kill_score double precision,
  mfe_r double precision,
  mae_r double precision,
  bars bigint,
  tranches bigint,
  realised double precision,
  fees double precision,
  funding double precision,
  stop_distance double precision,
  leverage double precision,
  profile text,
  regime text,
  adopted boolean,
  entry_decision_id text,
  permit_id text,
  primary key (portfolio, position_id)
);
create index if not exists view_position_place on view_position (place);

create table if not exists view_trade (
  portfolio text not null,
  position_id text not null,
  place bigint not null,
  symbol text,
  side text,
  opened_at_ms bigint,
  closed_at_ms bigint,
  duration_ms bigint,
  quantity double precision,
  average_entry double precision,
  average_exit double precision,
  risk double precision,
  gross double precision,
  entry_fees double precision,
  exit_fees double precision,
  fees double precision,
  funding double precision,
  net double precision,
  r double precision,
  mfe_r double precision,
  mae_r double precision,
  bars bigint,
  tranches bigint,
  exit_by text,
  exit_reason text,
  exit_layer text,
  exit_observed double precision,
  exit_limit double precision,
  entry_decision_id text,
  entry_reason text,
  entry_by text,
  permit_id text,
  exit_decision_id text,
  exit_order_id text,
  exit_orders bigint,
  stop_distance double precision,
  leverage double precision,
  profile text,
  regime text,
  adopted boolean,
  primary key (portfolio, position_id)
);
create index if not exists view_trade_place on view_trade (place);
create index if not exists view_trade_symbol on view_trade (symbol, place);
create index if not exists view_trade_closed_at on view_trade (closed_at_ms);

create table if not exists view_order (
  portfolio text not null,
  client_order_id text not null,
  place bigint not null,
  symbol text,
  position_id text,
  decision_id text,
  decision_reason text,
  permit_id text,
  purpose text,
  kind text,
  side text,
  quantity double precision,
  price double precision,
  reduce_only boolean,
  intended_at_ms bigint,
  state text,
  withdrawn boolean,
  state_at_ms bigint,
  why text,
  fills bigint,
  filled_quantity double precision,
  average_price double precision,
  fees double precision,
  reference_mark double precision,
  slippage double precision,
  primary key (portfolio, client_order_id)
);
create index if not exists view_order_place on view_order (place);
create index if not exists view_order_symbol on view_order (symbol, place);
create index if not exists view_order_position_id on view_order (position_id);
create index if not exists view_order_decision_id on view_order (decision_id);
create index if not exists view_order_permit_id on view_order (permit_id);

create table if not exists view_training (
  portfolio text not null,
  position_id text not null,
  place bigint not null,
  symbol text,
  side text,
  entry_at_ms bigint,
  entry_decision_id text,
  entry_reason text,
  entry_evidence double precision,
  scale double precision,
  bar_open_ms bigint,
  bar_open double precision,
  bar_high double precision,
  bar_low double precision,
  bar_close double precision,
  bar_volume double precision,
  mark double precision,
  sigma double precision,
  cluster_stress double precision,
  equity double precision,
  heat text,
  regime text,
  sigma_reference double precision,
  trend_reference double precision,
  flip_armed boolean,
  stop_distance double precision,
  leverage double precision,
  profile text,
  settings_version text,
  outcome_r double precision,
  outcome_net double precision,
  mfe_r double precision,
  mae_r double precision,
  duration_ms bigint,
  bars bigint,
  tranches bigint,
  exit_by text,
  exit_reason text,
  primary key (portfolio, position_id)
);
create index if not exists view_training_place on view_training (place);
create index if not exists view_training_symbol on view_training (symbol, place);

create table if not exists view_decision_minute (
  minute_ms bigint not null,
  portfolio text not null,
  symbol text not null,
  action text not null,
  said text not null,
  layer text not null,
  code text not null,
  place bigint not null,
  n bigint,
  primary key (minute_ms, portfolio, symbol, action, said, layer, code)
);
create index if not exists view_decision_minute_place on view_decision_minute (place);

create table if not exists view_permit (
  portfolio text not null,
  permit_id text not null,
  place bigint not null,
  number bigint,
  symbol text,
  side text,
  decision_id text,
  issued_at_ms bigint,
  expires_at_ms bigint,
  max_quantity double precision,
  low_price double precision,
  high_price double precision,
  notional double precision,
  ladder_version bigint,
  state text,
  ended_at_ms bigint,
  end_code text,
  client_order_id text,
  order_at_ms bigint,
  primary key (portfolio, permit_id)
);
create index if not exists view_permit_place on view_permit (place);
create index if not exists view_permit_symbol on view_permit (symbol, place);
create index if not exists view_permit_decision_id on view_permit (decision_id);

create table if not exists view_ladder (
  place bigint not null,
  at_ms bigint,
  event text,
  level bigint,
  layer text,
  scope text,
  latch_id text,
  permission text,
  code text,
  observed double precision,
  limit_value double precision,
  who text,
  why text,
  until_ms bigint,
  primary key (place)
);
create index if not exists view_ladder_at on view_ladder (at_ms);
create index if not exists view_ladder_latch_id on view_ladder (latch_id);

create table if not exists view_latch (
  latch_id text not null,
  place bigint not null,
  level bigint,
  layer text,
  scope text,
  permission text,
  since_ms bigint,
  code text,
  observed double precision,
  limit_value double precision,
  who text,
  why text,
  proposed_at_ms bigint,
  proposed_by text,
  released_at_ms bigint,
  released_by text,
  release_why text,
  follows text,
  primary key (latch_id)
);
create index if not exists view_latch_place on view_latch (place);

create table if not exists view_equity (
  portfolio text not null,
  place bigint not null,
  at_ms bigint,
  equity double precision,
  wallet_balance double precision,
  maintenance_margin double precision,
  peak double precision,
  drawdown double precision,
  heat double precision,
  heat_band text,
  positions bigint,
  primary key (portfolio, place)
);
create index if not exists view_equity_place on view_equity (place);
create index if not exists view_equity_at on view_equity (at_ms);

create table if not exists view_orphan (
  place bigint not null,
  persistence_id text,
  sequence_number bigint,
  writer text,
  written_at_ms bigint,
  event text,
  content text,
  primary key (place)
);

