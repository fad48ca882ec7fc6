package io.quantumtrader.kernel.market;

import io.quantumtrader.kernel.check.Checks;
import org.jspecify.annotations.Nullable;

/**
 * Average directional index after Wilder: how one-sided the bars move, 0..100, whichever way. A fold over bars; constant
 * time and memory, ready after twice its period.
 */
public final class Adx {

    private final Smoothing up;
    private final Smoothing down;
    private final Smoothing index;
    private @Nullable Bar last;

    /**
     * An empty fold.
     *
     * @param period bars, 1 or more; 14 by Wilder
     */
    public Adx(int period) {
        new Checks().require(period >= 1, "adx.period", period, ">= 1").orThrow();
        up = Smoothing.wilder(period);
        down = Smoothing.wilder(period);
        index = Smoothing.wilder(period);
    }

    /** Takes one closed bar in; the first only gives the next one something to move from. */
    public void push(Bar bar) {
        if (last != null) move(bar.high() - last.high(), last.low() - bar.low());
        last = bar;
    }

    public boolean ready() {
        return index.ready();
    }

    /** From 0 to 100; NaN until ready. */
    public double value() {
        return index.value();
    }

    /** The true range cancels out of |+DI − −DI| / (+DI + −DI); 0 when nothing moved. */
    private void move(double rise, double fall) {
        up.push(rise > fall && rise > 0 ? rise : 0);
        down.push(fall > rise && fall > 0 ? fall : 0);
        if (!up.ready()) return;
        double sum = up.value() + down.value();
        index.push(sum > 0 ? 100 * Math.abs(up.value() - down.value()) / sum : 0);
    }
}
