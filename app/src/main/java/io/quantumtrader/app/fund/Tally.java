package io.quantumtrader.app.fund;

import io.quantumtrader.persistence.EventFeed;
import io.quantumtrader.persistence.JournalEvent;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.VerdictRow;
import io.quantumtrader.persistence.governor.GovernorEvent;
import io.quantumtrader.persistence.portfolio.PortfolioEvent;
import io.quantumtrader.persistence.symbol.ObservationRow;
import io.quantumtrader.persistence.symbol.SymbolEvent;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Counts what a fund writes to its journal, event by event; sums are kept by writer, so that their last digit is the same on every run. */
final class Tally implements EventFeed {

    private final Map<String, Counts> byWriter = new ConcurrentHashMap<>();

    @Override
    public void publish(String persistenceId, long sequenceNr, JournalEvent event) {
        byWriter.computeIfAbsent(persistenceId, id -> new Counts()).add(event);
    }

    /** Everything together, writers in the order of their ids. */
    Counts total() {
        var total = new Counts();
        new TreeMap<>(byWriter).values().forEach(total::add);
        return total;
    }

    /** Sums of one writer or of all; each instance is written by one thread at a time. */
    static final class Counts {
        final Map<String, Long> decisions = new TreeMap<>();
        final Map<String, Long> reasons = new TreeMap<>();
        final Map<String, Long> refusals = new TreeMap<>();
        final Map<String, Long> heat = new TreeMap<>();
        long bars;
        long events;
        long orders;
        long fills;
        long permitsIssued;
        long permitsSpent;
        double fees;
        double funding;
        double maxDrawdown;
        private double peak = Double.NEGATIVE_INFINITY;

        synchronized void add(JournalEvent event) {
            events++;
            switch (event) {
                case ObservationRow row -> held(row);
                case SymbolEvent.Noted noted -> noted(noted);
                case PortfolioEvent.PortfolioRead read -> read(read);
                case GovernorEvent.PermitIssued ignored -> permitsIssued++;
                default -> {}
            }
        }

        private void held(ObservationRow row) {
            if (row.atMs() > 0) bars++;
            count(decisions, "HOLD");
        }

        private void noted(SymbolEvent.Noted event) {
            switch (event) {
                case Decided decided -> decided(decided);
                case SymbolEvent.OrderIntended order -> {
                    orders++;
                    if (!order.permitId().isEmpty()) permitsSpent++;
                }
                case SymbolEvent.OrderFilled fill -> {
                    fills++;
                    fees += fill.fee();
                }
                case SymbolEvent.PositionLiquidated lost -> {
                    fills++;
                    fees += lost.fee();
                }
                case SymbolEvent.FundingCharged charged -> funding += charged.amount();
                default -> {}
            }
        }

        private void decided(Decided decided) {
            if (decided.observation().isPresent()) bars++;
            count(decisions, decided.action());
            decided.reasons().stream().map(ReasonRow::code).forEach(code -> count(reasons, code));
            for (VerdictRow verdict : decided.verdicts()) {
                verdict.reasons().stream().map(ReasonRow::code).forEach(code -> count(reasons, code));
                if (verdict.refused()) count(refusals, verdict.layer());
            }
        }

        private void read(PortfolioEvent.PortfolioRead read) {
            count(heat, read.band());
            if (!Double.isFinite(read.equity())) return;
            peak = Math.max(peak, read.equity());
            maxDrawdown = Math.max(maxDrawdown, 1 - read.equity() / peak);
        }

        private synchronized void add(Counts other) {
            merge(decisions, other.decisions);
            merge(reasons, other.reasons);
            merge(refusals, other.refusals);
            merge(heat, other.heat);
            bars += other.bars;
            events += other.events;
            orders += other.orders;
            fills += other.fills;
            permitsIssued += other.permitsIssued;
            permitsSpent += other.permitsSpent;
            fees += other.fees;
            funding += other.funding;
            maxDrawdown = Math.max(maxDrawdown, other.maxDrawdown);
        }

        private static void count(Map<String, Long> counts, String key) {
            counts.merge(key, 1L, Long::sum);
        }

        private static void merge(Map<String, Long> into, Map<String, Long> from) {
            from.forEach((key, count) -> into.merge(key, count, Long::sum));
        }
    }
}
