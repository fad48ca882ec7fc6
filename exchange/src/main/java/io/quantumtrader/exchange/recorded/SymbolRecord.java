package io.quantumtrader.exchange.recorded;

import java.util.List;

/** The checked files of one symbol, each list in the order of time; marks and funding may be absent. */
record SymbolRecord(
        String symbol,
        List<RecordedFile> trades,
        List<RecordedFile> marks,
        List<RecordedFile> funding,
        double firstPrice) {}
