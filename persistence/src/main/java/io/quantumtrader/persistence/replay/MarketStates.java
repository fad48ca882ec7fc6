package io.quantumtrader.persistence.replay;

import io.quantumtrader.kernel.market.Bar;
import io.quantumtrader.persistence.replay.SymbolReplay.Terms;
import io.quantumtrader.persistence.symbol.BarReading;
import io.quantumtrader.persistence.symbol.ObservationRow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The market states of one symbol computed again from its bars; what was recorded of them is not looked at. */
final class MarketStates {

    private final List<Bar> bars = new ArrayList<>();
    private @Nullable Terms terms;
    private @Nullable BarReading last;
    private long computed;

    /** New settings read the same bars anew, as a restarted symbol does. */
    void set(Terms changed) {
        bars.forEach(changed.indicators()::push);
        terms = changed;
        last = null;
    }

    /** Takes a bar in; one that is not newer than the last is none. */
    void push(ObservationRow row) {
        if (!bars.isEmpty() && row.openTimeMs() <= bars.getLast().openTimeMs()) return;
        var bar = row.bar();
        bars.add(bar);
        if (terms != null) terms.indicators().push(bar);
        last = null;
    }

    /** What the bars so far say; null without terms. */
    @Nullable
    BarReading read() {
        if (terms == null) return null;
        if (last == null) {
            last = BarReading.of(terms.indicators(), terms.settings(), terms.returns());
            computed++;
        }
        return last;
    }

    long computed() {
        return computed;
    }
}
