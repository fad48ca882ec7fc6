package io.quantumtrader.app.launch;

import java.util.List;

/**
 * What would have been.
 *
 * @param model what the numbers rest on
 * @param entries where the entries come from
 * @param symbols that took part
 * @param bars closed bars played, over all symbols
 * @param startEquity that equity and drawdown count from; NaN where the journal has none
 * @param record what really happened
 * @param production production's settings under the model: what candidates are compared with
 * @param modelError how far the model is from what really happened
 * @param candidates in the order in which they were given
 * @param seconds wall-clock duration
 */
public record WhatIfResult(
        String model,
        String entries,
        List<String> symbols,
        long bars,
        double startEquity,
        WhatIfFigures record,
        WhatIfFigures production,
        ModelError modelError,
        List<WhatIfCandidate> candidates,
        double seconds) {

    public WhatIfResult {
        symbols = List.copyOf(symbols);
        candidates = List.copyOf(candidates);
    }

    /**
     * Production under the model against the record.
     *
     * @param rDifference in the sum of R
     * @param largestR largest difference of one position, either way
     * @param missing positions of the record that the model has not
     * @param added positions of the model that the record has not
     * @param opensJudged opening decisions that production's limits judged again; 0 where entries are the record's
     * @param opensAgreed those that came out as recorded
     */
    public record ModelError(
            double rDifference, double largestR, int missing, int added, int opensJudged, int opensAgreed) {}
}
