package io.quantumtrader.persistence.replay;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Which terms of the layers were in force where in the journal: those that the symbols took over last. */
final class Timeline {

    private final TreeMap<Long, Optional<LayerTerms>> byOrdering = new TreeMap<>();

    Timeline(Collection<SymbolTrace> traces, Function<String, Optional<LayerTerms>> termsOf) {
        Map<String, Optional<LayerTerms>> known = new HashMap<>();
        for (var trace : traces) {
            trace.terms().forEach((ordering, text) -> byOrdering.put(ordering, known.computeIfAbsent(text, termsOf)));
        }
    }

    /** The first that the record says, empty if it never does. */
    Optional<LayerTerms> first() {
        return byOrdering.values().stream().flatMap(Optional::stream).findFirst();
    }

    /** Empty where the record does not say them. */
    Optional<LayerTerms> at(long ordering) {
        var before = byOrdering.floorEntry(ordering);
        return before == null ? Optional.empty() : before.getValue();
    }
}
