package io.quantumtrader.kernel.market;

import io.quantumtrader.kernel.check.Checked;
import io.quantumtrader.kernel.check.Checks;

/**
 * One closed bar of trades.
 *
 * @param openTimeMs UTC epoch milliseconds at which the bar opened
 * @param open first price, quote currency per unit of base asset
 * @param high highest price
 * @param low lowest price
 * @param close last price
 * @param volume base asset traded, 0 or more
 */
public record Bar(long openTimeMs, double open, double high, double low, double close, double volume) {

    /** Looks at raw numbers: prices finite and positive, low and high around the rest, volume not negative. */
    public static Checked<Bar> of(long openTimeMs, double open, double high, double low, double close, double volume) {
        var checks = new Checks()
                .require(openTimeMs >= 0, "open_time_ms", openTimeMs, ">= 0")
                .positive("open", open)
                .positive("high", high)
                .positive("low", low)
                .positive("close", close)
                .notNegative("volume", volume);
        if (checks.passed()) {
            checks.require(high >= Math.max(open, close), "high", high, ">= open and close")
                    .require(low <= Math.min(open, close), "low", low, "<= open and close");
        }
        return checks.then(() -> new Bar(openTimeMs, open, high, low, close, volume));
    }
}
