package io.quantumtrader.persistence.projection;

import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.VerdictRow;
import io.quantumtrader.persistence.symbol.ObservationBits;
import io.quantumtrader.persistence.symbol.ObservationRow;
import io.quantumtrader.persistence.symbol.SymbolEvent;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import io.quantumtrader.persistence.symbol.SymbolEvent.ObservationMissed;
import io.quantumtrader.persistence.symbol.SymbolEvent.ObservationRefused;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderHeldBack;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What was decided, and why: each decision that is more than a hold, and how often what was decided minute by minute, which "why not" is
 * answered from.
 */
final class DecisionsProjection implements Projection {

    private static final long MINUTE_MS = 60_000;
    private static final int MOST_PER_EVENT = 256;
    private static final Set<String> WISHES = Set.of("ENTRY_SIGNAL", "OPERATOR_OPEN");
    private static final Set<String> OPENINGS = Set.of("OPEN", "REFUSE_OPEN");

    /** What one event counts for; the same code from the same mouth counts once. */
    private record Count(String action, String said, String layer, String code) {}

    @Override
    public String name() {
        return "decisions";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public List<Table> tables() {
        return List.of(RecordTables.DECISIONS, RecordTables.DECIDED);
    }

    @Override
    public Fold begin() {
        return (entry, source, writes) -> {
            if (!(entry.event() instanceof SymbolEvent event)) return;
            if (source.kind() != Source.Kind.SYMBOL && source.kind() != Source.Kind.GUARDIAN) return;
            if (event instanceof Decided decided) writes.put(decided(entry.ordering(), source, decided));
            long minute = Math.floorDiv(event.atMs(), MINUTE_MS) * MINUTE_MS;
            long place = entry.ordering() * MOST_PER_EVENT;
            for (var count : counts(event)) {
                writes.count(new Row(RecordTables.DECISIONS)
                        .set("minute_ms", minute)
                        .set("portfolio", source.portfolio())
                        .set("symbol", source.symbol())
                        .set("action", count.action())
                        .set("said", count.said())
                        .set("layer", count.layer())
                        .set("code", count.code())
                        .set(Table.PLACE, place++)
                        .set("n", 1));
            }
        };
    }

    private static Row decided(long place, Source source, Decided decided) {
        var codes = Stream.concat(
                        decided.reasons().stream(),
                        decided.verdicts().stream().flatMap(verdict -> verdict.reasons().stream()))
                .map(ReasonRow::code)
                .distinct()
                .toList();
        var row = new Row(RecordTables.DECIDED)
                .set(Table.PLACE, place)
                .set("at_ms", decided.atMs())
                .set("portfolio", source.portfolio())
                .set("symbol", source.symbol())
                .set("decision_id", decided.decisionId())
                .set("tick", decided.tick())
                .set("action", decided.action())
                .set("codes", String.join(" ", codes));
        row.set("stop", decided.stop());
        if (decided.quantity() > 0) row.set("quantity", decided.quantity());
        if (!codes.isEmpty()) row.set("code", codes.getFirst());
        decided.verdicts().stream()
                .filter(VerdictRow::refused)
                .findFirst()
                .ifPresent(verdict -> row.set("refused_by", verdict.layer()));
        return row;
    }

    private static Set<Count> counts(SymbolEvent event) {
        return switch (event) {
            case Decided decided -> of(decided);
            case OrderHeldBack held -> heldBack(held);
            case ObservationRow row -> Set.of(bar(row));
            case ObservationMissed missed -> Set.of(bar("NO_BAR"));
            case ObservationRefused refused -> Set.of(bar("BAR_REFUSED"));
            default -> Set.of();
        };
    }

    private static Set<Count> of(Decided decided) {
        String action = decided.action();
        var counts = new LinkedHashSet<Count>();
        counts.add(new Count(action, "DECISION", "", ""));
        decided.observation().map(DecisionsProjection::bar).ifPresent(counts::add);
        for (var reason : decided.reasons()) {
            boolean wish = OPENINGS.contains(action) && WISHES.contains(reason.code());
            counts.add(new Count(action, wish ? "WISH" : "REASON", Words.layerOf(reason.code()), reason.code()));
        }
        for (var verdict : decided.verdicts()) {
            String said = verdict.refused() ? "REFUSED" : "SCALED";
            if (verdict.refused() || verdict.scale() != 1)
                add(counts, action, said, verdict.layer(), verdict.reasons());
        }
        return counts;
    }

    private static Set<Count> heldBack(OrderHeldBack held) {
        var counts = new LinkedHashSet<Count>();
        counts.add(new Count("HELD_BACK", "DECISION", "", ""));
        for (var reason : held.reasons())
            counts.add(new Count("HELD_BACK", "REFUSED", Words.layerOf(reason.code()), reason.code()));
        return counts;
    }

    private static void add(Set<Count> counts, String action, String said, String layer, List<ReasonRow> reasons) {
        for (var reason : reasons) counts.add(new Count(action, said, layer, reason.code()));
    }

    private static Count bar(ObservationRow row) {
        if (ObservationBits.has(row.bits(), ObservationBits.POSITION)) return bar("HOLDING");
        if (!ObservationBits.has(row.bits(), ObservationBits.MARKET_STATE)) return bar("MARKET_STATE_MISSING");
        boolean wished = ObservationBits.has(row.bits(), ObservationBits.SIGNAL_LONG)
                || ObservationBits.has(row.bits(), ObservationBits.SIGNAL_SHORT);
        return bar(wished ? "SIGNAL" : "NO_SIGNAL");
    }

    private static Count bar(String code) {
        return new Count("BAR", "REASON", "", code);
    }
}
