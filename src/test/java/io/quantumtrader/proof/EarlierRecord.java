package io.quantumtrader.proof;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import io.quantumtrader.persistence.JournalEvent;
import io.quantumtrader.persistence.journal.JournalEntry;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import io.quantumtrader.persistence.symbol.SymbolEvent.TermsSet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A record as an earlier version would have written it, and entries changed in one place. */
final class EarlierRecord {

    private EarlierRecord() {}

    /** The record as an earlier version would have begun it: without inputs between bars, and terms of symbols alone. */
    static Map<String, List<JournalEntry>> upTo(long ordering, Map<String, List<JournalEntry>> whole) {
        var record = new TreeMap<String, List<JournalEntry>>();
        whole.forEach((id, entries) -> {
            var changed = new ArrayList<JournalEntry>();
            var terms = new ArrayDeque<TermsSet>();
            for (var entry : entries) {
                if (entry.event() instanceof TermsSet set) terms.add(set);
                boolean later = entry.ordering() >= ordering;
                if (later && !terms.isEmpty()) changed.add(with(entry, ordering, terms.remove()));
                changed.add(later ? entry : with(entry, entry.ordering(), earlier(entry.event())));
            }
            record.put(id, changed);
        });
        return record;
    }

    private static JournalEvent earlier(JournalEvent event) {
        return switch (event) {
            case TermsSet set ->
                with(
                        set,
                        ConfigFactory.parseString(set.settings())
                                .withoutPath("sizing")
                                .withoutPath("risk")
                                .withoutPath("ceo")
                                .root()
                                .render(ConfigRenderOptions.concise()));
            case Decided made ->
                new Decided(
                        made.decisionId(),
                        made.tick(),
                        made.atMs(),
                        made.observation(),
                        made.action(),
                        made.quantity(),
                        made.stop(),
                        made.reasons(),
                        made.verdicts(),
                        made.termsVersion(),
                        made.causedBy());
            default -> event;
        };
    }

    static TermsSet with(TermsSet set, String settings) {
        return new TermsSet(
                set.atMs(),
                set.version(),
                settings,
                set.tickSize(),
                set.stepSize(),
                set.minNotional(),
                set.maintenanceMarginRate(),
                set.maxLeverage());
    }

    static JournalEntry with(JournalEntry entry, long ordering, JournalEvent event) {
        return new JournalEntry(
                ordering, entry.persistenceId(), entry.sequenceNr(), entry.writer(), entry.writtenAtMs(), event);
    }
}
