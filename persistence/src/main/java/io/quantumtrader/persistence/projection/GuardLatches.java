package io.quantumtrader.persistence.projection;

import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.risk.Guard;
import io.quantumtrader.persistence.governor.GovernorEvent.GuardCleared;
import io.quantumtrader.persistence.governor.GovernorEvent.GuardReleased;
import io.quantumtrader.persistence.governor.GovernorEvent.GuardTripped;
import io.quantumtrader.persistence.journal.JournalEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The governor's drawdown guard, which stands like a latch until a person releases it: each time it did, with its release. */
final class GuardLatches {

    private static final String DRAWDOWN = Guard.DRAWDOWN.name();

    private final Map<String, String> standing = new HashMap<>();

    void write(JournalEntry entry, Source source, Writes writes) {
        String portfolio = source.portfolio();
        switch (entry.event()) {
            case GuardTripped tripped
            when tripped.guard().equals(DRAWDOWN) -> {
                String id = portfolio + "/governor-drawdown-" + entry.sequenceNr();
                standing.put(portfolio, id);
                writes.put(set(id, entry, portfolio, tripped));
            }
            case GuardReleased released
            when released.guard().equals(DRAWDOWN) -> {
                String id = standing.remove(portfolio);
                if (id != null) {
                    writes.patch(LatchRows.released(id, List.of(released.who()), released.why(), released.atMs())
                            .set("follows", Permission.TRADE + " for this guard"));
                }
            }
            case GuardCleared cleared
            when cleared.guard().equals(DRAWDOWN) -> {
                String id = standing.remove(portfolio);
                if (id != null) {
                    writes.patch(LatchRows.row(id)
                            .set("released_at_ms", cleared.atMs())
                            .set("release_why", "its limit asks for it no longer"));
                }
            }
            default -> {}
        }
    }

    private static Row set(String id, JournalEntry entry, String portfolio, GuardTripped tripped) {
        var row = LatchRows.row(id)
                .set(Table.PLACE, entry.ordering())
                .set("level", Layer.GOVERNOR.level())
                .set("layer", Layer.GOVERNOR.name())
                .set("scope", portfolio)
                .set("permission", Permission.REDUCE_ONLY.name())
                .set("since_ms", tripped.sinceMs());
        return Words.reason(row, List.of(tripped.reason()), "code", "observed", "limit_value");
    }
}
