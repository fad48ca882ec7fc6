package io.quantumtrader.kernel.portfolio;

import java.time.Duration;
import java.util.Collection;

/** How much of equity the book moves by, one standard deviation over the horizon (rules, C4). */
public final class Heat {

    private Heat() {}

    /**
     * Σ|notional|·σ / equity, σ scaled from one bar to the horizon by the square root of time.
     *
     * @param book what is held and what is about to be; a symbol without notional needs no sigma
     * @param equity quote currency
     * @param bar length of one bar
     * @return a fraction of equity, 0 for an empty book; NaN if a number is missing or equity is not above 0
     */
    public static double of(Collection<Exposure> book, double equity, Duration bar, Duration horizon) {
        if (!(equity > 0) || !Double.isFinite(equity)) return Double.NaN;
        double sum = 0;
        for (var exposure : book) sum += moneyAtOneSigma(exposure);
        double scale = StrictMath.sqrt((double) horizon.toMillis() / bar.toMillis());
        double heat = sum * scale / equity;
        return Double.isFinite(heat) ? heat : Double.NaN;
    }

    private static double moneyAtOneSigma(Exposure exposure) {
        if (exposure.signedNotional() == 0) return 0;
        return exposure.sigmaBar() > 0 ? exposure.notional() * exposure.sigmaBar() : Double.NaN;
    }
}
