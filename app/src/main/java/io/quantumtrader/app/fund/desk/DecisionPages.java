package io.quantumtrader.app.fund.desk;

import io.quantumtrader.http.view.DecisionView;
import io.quantumtrader.persistence.journal.JournalEntry;
import io.quantumtrader.persistence.journal.JournalReader;
import io.quantumtrader.persistence.symbol.ObservationBits;
import io.quantumtrader.persistence.symbol.ObservationRow;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderHeldBack;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderIntended;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Pages of a symbol's decisions as the journal has them, each with its position and what became of its orders. */
final class DecisionPages {

    private static final int CHUNK = 1_000;

    private final JournalReader journal;
    private final String portfolio;

    DecisionPages(JournalReader journal, String portfolio) {
        this.journal = journal;
        this.portfolio = portfolio;
    }

    /**
     * Newest first; blocks while the journal is read.
     *
     * @param before only decisions with a lower sequence number
     * @param names only events of these names
     */
    List<DecisionView> latest(String symbol, long before, Set<String> names, int limit) {
        String id = "symbol|" + portfolio + "|" + symbol;
        var page = journal.latest(id, before, names, limit);
        if (page.isEmpty()) return List.of();
        var told = new Told(symbol, page);
        told.read(id);
        return page.stream().flatMap(entry -> told.view(entry).stream()).toList();
    }

    /** One page with what the order events since its first entry tell of it. */
    private final class Told {
        private final String symbol;
        private final long oldest;
        private final long newest;
        private final OrderFates fates;
        private final Map<String, String> positions = new HashMap<>();
        private final TreeMap<Long, String> heldFrom = new TreeMap<>();

        private Told(String symbol, List<JournalEntry> page) {
            this.symbol = symbol;
            oldest = page.getLast().sequenceNr();
            newest = page.getFirst().sequenceNr();
            fates = new OrderFates(page.stream()
                    .flatMap(entry -> entry.event() instanceof Decided made
                            ? Optional.of(made.decisionId()).stream()
                            : Optional.<String>empty().stream())
                    .collect(Collectors.toSet()));
        }

        private void read(String id) {
            journal.latest(id, oldest, Set.of("OrderIntended"), 1).forEach(this::next);
            long from = oldest;
            while (true) {
                var chunk = journal.following(id, from, OrderFates.NAMES, CHUNK);
                chunk.forEach(this::next);
                if (chunk.size() < CHUNK) return;
                from = chunk.getLast().sequenceNr() + 1;
                if (from > newest + CHUNK && fates.settled()) return;
            }
        }

        private void next(JournalEntry entry) {
            fates.next(entry.event());
            if (!(entry.event() instanceof OrderIntended order)) return;
            String position = OrderFates.positionId(symbol, order.clientOrderId());
            if (position == null) return;
            positions.put(order.decisionId(), position);
            heldFrom.put(entry.sequenceNr(), position);
        }

        private Optional<DecisionView> view(JournalEntry entry) {
            return DecisionViews.of(symbol, entry.sequenceNr(), entry.event())
                    .map(view ->
                            view.with(positionId(entry), fates.of(view.id()).orElse(view.outcome())));
        }

        private @Nullable String positionId(JournalEntry entry) {
            return switch (entry.event()) {
                case Decided made -> positions.get(made.decisionId());
                case OrderHeldBack held -> OrderFates.positionId(symbol, held.clientOrderId());
                case ObservationRow row
                when ObservationBits.has(row.bits(), ObservationBits.POSITION) -> held(entry.sequenceNr());
                default -> null;
            };
        }

        private @Nullable String held(long sequence) {
            var known = heldFrom.floorEntry(sequence);
            return known == null ? null : known.getValue();
        }
    }
}
