package io.quantumtrader.persistence.symbol;

import io.quantumtrader.kernel.symbol.Indicators;
import io.quantumtrader.kernel.symbol.SymbolSettings;

/** What a symbol tells its portfolio as the return of a tick; NaN where it has none. */
public enum ReturnRule {

    /** That of an earlier version, for its records: the last return once more without a bar, one over the whole gap after it. */
    LAST_TWO_BARS {
        @Override
        double of(Indicators indicators, SymbolSettings settings) {
            return indicators.logReturn(1);
        }

        @Override
        double told(double logReturn, boolean closed) {
            return logReturn;
        }
    },

    /** The return of the one bar that closed on this tick: none without a bar, and none on the bar after a gap. */
    ONE_BAR {
        @Override
        double of(Indicators indicators, SymbolSettings settings) {
            return indicators.barReturn(settings.barMillis());
        }

        @Override
        double told(double logReturn, boolean closed) {
            return closed ? logReturn : Double.NaN;
        }
    };

    /** The return of the newest bar. */
    abstract double of(Indicators indicators, SymbolSettings settings);

    /** What is told of it on a tick on which a bar closed, or none did. */
    abstract double told(double logReturn, boolean closed);
}
