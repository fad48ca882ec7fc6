package io.quantumtrader.persistence.explain;

import io.quantumtrader.kernel.symbol.Indicators;
import io.quantumtrader.kernel.symbol.SymbolSettings;
import io.quantumtrader.persistence.replay.LayerTerms;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the recorded settings of a symbol mean.
 *
 * @param version their short fingerprint: of theta, limits and kernel together
 * @param kernel fingerprint of the kernel's code; empty where an earlier version did not record it
 * @param layers what the layers above decided by; empty where an earlier version did not record it
 * @param setAtMs since when they are in force, UTC epoch milliseconds
 * @param indicators an empty fold over bars
 */
public record Terms(
        String version,
        Optional<String> kernel,
        Optional<LayerTerms> layers,
        long setAtMs,
        SymbolSettings settings,
        Supplier<Indicators> indicators) {

    /** Reads the settings' text of a record. */
    @FunctionalInterface
    public interface Reader {
        Terms read(String version, long setAtMs, String text);
    }
}
