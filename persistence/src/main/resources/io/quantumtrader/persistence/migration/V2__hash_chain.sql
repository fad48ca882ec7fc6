-- Each event carries a hash over itself and the event before it of the same persistence id (docs/reference/journal.md).
-- Rows written before get theirs now, by the same formula as io.quantumtrader.persistence.journal.Chain.

alter table event_journal add column chain bytea;

create function pg_temp.framed(content bytea) returns bytea language sql immutable as
  $$ select int4send(octet_length(content)) || content $$;

do $$
declare
  event record;
  entity text := null;
  head bytea;
  zero constant bytea := decode(repeat('00', 32), 'hex');
begin
  for event in
    select * from event_journal order by persistence_id collate "C", sequence_number
  loop
    if entity is distinct from event.persistence_id then
      entity := event.persistence_id;
      head := zero;
    end if;
    head := sha256(head
      || pg_temp.framed(convert_to(event.persistence_id, 'UTF8'))
      || int8send(event.sequence_number)
      || pg_temp.framed(convert_to(event.writer, 'UTF8'))
      || int8send(coalesce(event.write_timestamp, 0))
      || pg_temp.framed(convert_to(coalesce(event.adapter_manifest, ''), 'UTF8'))
      || int4send(event.event_ser_id)
      || pg_temp.framed(convert_to(event.event_ser_manifest, 'UTF8'))
      || pg_temp.framed(event.event_payload));
    update event_journal set chain = head
      where persistence_id = event.persistence_id and sequence_number = event.sequence_number;
  end loop;
end $$;

alter table event_journal alter column chain set not null;
alter table event_journal add constraint chain_length check (octet_length(chain) = 32);

-- Which journal this is: what is kept beside the database (spool, seals, archive) names it.
create table journal_identity (
  only_row boolean primary key default true check (only_row),
  id uuid not null
);
insert into journal_identity (id) values (gen_random_uuid());

-- Roots over all that was written between two seals; each holds the one before it.
create table journal_seal (
  number bigint primary key check (number >= 1),
  sealed_at_ms bigint not null,
  to_ordering bigint not null,
  events bigint not null,
  previous bytea not null check (octet_length(previous) = 32),
  root bytea not null check (octet_length(root) = 32)
);
