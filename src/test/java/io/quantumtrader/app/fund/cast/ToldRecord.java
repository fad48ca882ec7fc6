package io.quantumtrader.app.fund.cast;

import io.quantumtrader.persistence.JournalEvent;
import io.quantumtrader.persistence.catalogue.AllEvents;
import io.quantumtrader.persistence.explain.Entry;
import io.quantumtrader.persistence.explain.Pages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Every event that a fund told, in the order in which it was told: a journal to read while the fund runs. */
public final class ToldRecord implements Pages {

    private final Map<String, List<Entry>> byId = new TreeMap<>();
    private long told;

    synchronized void add(String id, long sequence, JournalEvent event) {
        byId.computeIfAbsent(id, fresh -> new ArrayList<>()).add(new Entry(++told, sequence, 0, event));
    }

    @Override
    public synchronized List<String> ids() {
        return List.copyOf(byId.keySet());
    }

    @Override
    public synchronized List<Entry> following(String id, long from, Set<String> names, int count) {
        return byId.getOrDefault(id, List.of()).stream()
                .filter(entry -> entry.sequenceNr() >= from && named(entry, names))
                .limit(count)
                .toList();
    }

    @Override
    public synchronized List<Entry> latest(String id, long before, Set<String> names, int count) {
        return byId.getOrDefault(id, List.of()).reversed().stream()
                .filter(entry -> entry.sequenceNr() < before && named(entry, names))
                .limit(count)
                .toList();
    }

    private static boolean named(Entry entry, Set<String> names) {
        if (names.isEmpty()) return true;
        String manifest = AllEvents.CATALOGUE.manifest(entry.event());
        return names.contains(manifest.substring(0, manifest.lastIndexOf('#')));
    }
}
