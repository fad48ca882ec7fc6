package io.quantumtrader.kernel.symbol;

import io.quantumtrader.kernel.market.Atr;
import io.quantumtrader.kernel.market.Bar;
import io.quantumtrader.kernel.market.MarketReading;
import io.quantumtrader.kernel.market.MarketTheta;
import io.quantumtrader.kernel.market.MarketWindow;
import io.quantumtrader.kernel.signal.EntrySignal;
import io.quantumtrader.kernel.signal.Signal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything a symbol reads off closed bars. Taking a bar in is cheap, so that recovery can push hundreds of thousands; only
 * asking for a reading computes one, once a bar. Confined to one thread.
 */
public final class Indicators {

    private final MarketWindow window;
    private final Atr atr;
    private final Signal signal;
    private @Nullable MarketReading reading;
    private boolean read;

    public Indicators(MarketTheta theta, Atr atr, Signal signal) {
        window = new MarketWindow(theta);
        this.atr = atr;
        this.signal = signal;
    }

    /** Takes one closed bar in; its price and time were checked at the door. */
    public void push(Bar bar) {
        window.push(bar.openTimeMs(), bar.close()).orThrow();
        atr.push(bar);
        signal.onBar(bar);
        reading = null;
        read = false;
    }

    /** All that bars have left in the folds; from it others of the same settings go on with the same bits. */
    public record Memory(MarketWindow.Memory window, Atr.Memory atr, List<Double> signal) {
        public Memory {
            signal = List.copyOf(signal);
        }
    }

    public Memory memory() {
        return new Memory(window.memory(), atr.memory(), signal.memory());
    }

    /** Goes on, before the first bar, from what indicators of the same settings remembered. */
    public void restore(Memory memory) {
        window.restore(memory.window());
        atr.restore(memory.atr());
        signal.restore(memory.signal());
    }

    /** The market state of the newest bar, null while there are too few. */
    public @Nullable MarketReading reading() {
        if (!read) {
            reading = window.reading().orElse(null);
            read = true;
        }
        return reading;
    }

    /** Average true range in price units, NaN while there are too few bars. */
    public double atr() {
        return atr.value();
    }

    /** Log return over that many bars; NaN if the window does not reach back so far. */
    public double logReturn(int bars) {
        return window.logReturn(bars);
    }

    /** Log return of the newest bar of that length in milliseconds; NaN before the second one and after a gap. */
    public double barReturn(long intervalMs) {
        return window.barReturn(intervalMs);
    }

    /** The entry that the strategy wishes for on the newest bar. */
    public Optional<EntrySignal> signal() {
        return signal.wish(() -> Optional.ofNullable(reading()));
    }
}
