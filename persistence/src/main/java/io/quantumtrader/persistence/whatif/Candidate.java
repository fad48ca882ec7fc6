package io.quantumtrader.persistence.whatif;

import io.quantumtrader.kernel.symbol.SymbolSettings;
import java.util.Optional;
import java.util.function.Function;

/**
 * Another way to decide.
 *
 * @param name how it is told from others
 * @param settingsOf what it makes of the settings that were in force, as the journal recorded them
 * @param opening by what its opens are judged again; empty where the entries are those of the record
 */
public record Candidate(String name, Function<String, SymbolSettings> settingsOf, Optional<RulesInForce> opening) {}
