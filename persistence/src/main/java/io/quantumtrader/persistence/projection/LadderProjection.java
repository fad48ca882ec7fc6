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
        return 2;
    }

    @Override
    public List<Table> tables() {
        return List.of(RecordTables.LADDER, RecordTables.LATCHES);
    }

    /** The governor's guard is released by name; which latch that was is known from when it tripped. */
    @Override
    public List<String> remembers() {
        return List.of("governor|");
    }

    @Override
    public Fold begin() {
        var guards = new GuardLatches();
        return (entry, source, writes) -> {
            if (source.kind() == Source.Kind.ORPHAN) return;
            LadderRows.of(entry, source).ifPresent(writes::put);
            LatchRows.write(entry, writes);
            guards.write(entry, source, writes);
        };
    }
}
