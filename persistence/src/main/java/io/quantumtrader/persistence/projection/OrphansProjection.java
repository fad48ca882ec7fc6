package io.quantumtrader.persistence.projection;

import java.util.List;

/** Runs that were set aside because another writer had their place (rules, D6): kept, and part of no position. */
final class OrphansProjection implements Projection {

    @Override
    public String name() {
        return "orphans";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<Table> tables() {
        return List.of(RecordTables.ORPHANS);
    }

    @Override
    public Fold begin() {
        return (entry, source, writes) -> {
            if (source.kind() != Source.Kind.ORPHAN) return;
            writes.put(new Row(RecordTables.ORPHANS)
                    .set(Table.PLACE, entry.ordering())
                    .set("persistence_id", entry.persistenceId())
                    .set("sequence_number", entry.sequenceNr())
                    .set("writer", entry.writer())
                    .set("written_at_ms", entry.writtenAtMs())
                    .set("event", entry.event().getClass().getSimpleName())
                    .set("content", entry.event().toString()));
        };
    }
}
