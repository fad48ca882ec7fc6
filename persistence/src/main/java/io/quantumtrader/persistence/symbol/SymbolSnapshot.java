package io.quantumtrader.persistence.symbol;

import io.quantumtrader.kernel.symbol.Indicators;

/**
 * What a symbol goes on from instead of reading its whole journal: the book and what bars have left in the indicators. It counts
 * only for the settings that the indicators were made by.
 */
public record SymbolSnapshot(BookSnapshot book, Indicators.Memory indicators) {

    /** Raised whenever the same events come to give another book; what an earlier version took is not looked at. */
    public static final int VERSION = 1;

    /**
     * What a snapshot must bear to count.
     *
     * @param settingsVersion fingerprint of the settings in force
     */
    public static String versionFor(String settingsVersion) {
        return "symbol#" + VERSION + " " + settingsVersion;
    }
}
