package io.quantumtrader.persistence.symbol;

import io.quantumtrader.kernel.symbol.Indicators;

/**
 * What a symbol goes on from instead of reading its whole journal: the book and what bars have left in the indicators. It counts
 * only for the settings that the indicators were made by.
 */
public record SymbolSnapshot(BookSnapshot book, Indicators.Memory indicators) {}
