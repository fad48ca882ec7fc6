package io.quantumtrader.persistence.whatif;

import java.util.List;

/**
 * All lives beside each other.
 *
 * @param bars closed bars that were played, over all symbols
 * @param startEquity that equity and drawdown count from, quote currency; NaN where none was recorded
 * @param record what really came of it
 * @param lives one a candidate, in their order; the first is production's settings under the fill model
 * @param agreement of production's judgement of opens with the record
 */
public record WhatIfOutcome(long bars, double startEquity, Life record, List<Life> lives, Agreement agreement) {

    public WhatIfOutcome {
        lives = List.copyOf(lives);
    }

    /** What the others are compared with. */
    public Life baseline() {
        return lives.getFirst();
    }

    /** One comparison a candidate, the baseline left out. */
    public List<Comparison> comparisons() {
        return lives.stream()
                .skip(1)
                .map(life -> Comparison.of(baseline(), life))
                .toList();
    }

    /** How far the model is from what really happened. */
    public Comparison modelError() {
        return Comparison.of(record, baseline());
    }
}
