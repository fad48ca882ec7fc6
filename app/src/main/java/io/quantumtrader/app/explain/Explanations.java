package io.quantumtrader.app.explain;

import io.quantumtrader.app.config.KernelVersion;
import io.quantumtrader.app.config.RecordedTerms;
import io.quantumtrader.app.config.SymbolSection;
import io.quantumtrader.persistence.explain.Asked;
import io.quantumtrader.persistence.explain.Entry;
import io.quantumtrader.persistence.explain.Explainer;
import io.quantumtrader.persistence.explain.Lookup;
import io.quantumtrader.persistence.explain.Pages;
import io.quantumtrader.persistence.explain.Terms;
import io.quantumtrader.persistence.journal.JournalEntry;
import io.quantumtrader.persistence.journal.JournalReader;
import java.util.List;
import java.util.Set;

/** Explains decisions of a journal in PostgreSQL. Reads only, and beside a fund that writes. */
public final class Explanations {

    private final Explainer explainer;

    public Explanations(JournalReader journal, String portfolio) {
        explainer = new Explainer(new OfDatabase(journal), portfolio, Explanations::terms);
    }

    /** Blocks while the journal is read. */
    public Lookup of(Asked asked) {
        return explainer.explain(asked);
    }

    /** What recorded settings mean. */
    public static Terms terms(String version, long setAtMs, String text) {
        var section = SymbolSection.parse(text);
        return new Terms(
                version,
                KernelVersion.recordedIn(text),
                RecordedTerms.layers(text),
                setAtMs,
                section.settings(),
                section::indicators);
    }

    private record OfDatabase(JournalReader journal) implements Pages {

        @Override
        public List<String> ids() {
            return journal.persistenceIds();
        }

        @Override
        public List<Entry> following(String id, long from, Set<String> names, int count) {
            return entries(journal.following(id, from, names, count));
        }

        @Override
        public List<Entry> latest(String id, long before, Set<String> names, int count) {
            return entries(journal.latest(id, before, names, count));
        }

        private static List<Entry> entries(List<JournalEntry> page) {
            return page.stream()
                    .map(one -> new Entry(one.ordering(), one.sequenceNr(), one.writtenAtMs(), one.event()))
                    .toList();
        }
    }
}
