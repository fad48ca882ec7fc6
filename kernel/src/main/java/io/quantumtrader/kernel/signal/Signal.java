package io.quantumtrader.kernel.signal;

import io.quantumtrader.kernel.market.Bar;
import io.quantumtrader.kernel.market.MarketReading;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An entry strategy of one symbol: a fold over closed bars. It must be a function of the bars it was told alone, so that a
 * replay wishes for the same entries.
 */
public interface Signal {

    /** Told every closed bar once, in order. */
    void onBar(Bar bar);

    /** All that it remembers of the bars, as numbers. */
    List<Double> memory();

    /** Goes on, before its first bar, from what a signal of the same settings remembered. */
    void restore(List<Double> memory);

    /**
     * What the bars so far call for.
     *
     * @param market asked for at most once, and only if the answer depends on it: a reading costs microseconds
     */
    Optional<EntrySignal> wish(Supplier<Optional<MarketReading>> market);
}
