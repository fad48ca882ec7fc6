package io.quantumtrader.app.launch;

import io.quantumtrader.app.config.CandidateSettings;
import io.quantumtrader.persistence.whatif.Span;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * A question what would have been.
 *
 * @param data folder of the journal; exists
 * @param candidates at least one, checked against the settings in force
 * @param symbols only these; empty for all
 * @param span positions entered in it
 */
public record WhatIfRequest(Path data, List<CandidateSettings> candidates, Set<String> symbols, Span span) {
    public WhatIfRequest {
        candidates = List.copyOf(candidates);
        symbols = Set.copyOf(symbols);
    }
}
