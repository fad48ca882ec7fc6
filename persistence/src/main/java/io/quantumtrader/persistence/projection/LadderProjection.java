package io.quantumtrader.persistence.projection;

import java.util.List;

/** What the seven layers allowed and who changed it: every change in order, and each latch with its release. */
final class LadderProjection implements Projection {

    @Override
    public String name() {
        return "ladder";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<Table> tables() {
        return List.of(RecordTables.LADDER, RecordTables.LATCHES);
    }

    @Override
    public Fold begin() {
        return (entry, source, writes) -> {
            if (source.kind() == Source.Kind.ORPHAN) return;
            LadderRows.of(entry, source).ifPresent(writes::put);
            LatchRows.write(entry, writes);
        };
    }
}
