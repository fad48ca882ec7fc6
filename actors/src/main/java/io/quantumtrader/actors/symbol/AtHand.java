package io.quantumtrader.actors.symbol;

import io.quantumtrader.kernel.portfolio.HeatBand;
import java.util.Optional;

/**
 * What the portfolio said last, as far as a symbol uses it without asking (rules, A8).
 *
 * @param atMs when it was said, UTC epoch milliseconds
 * @param heat band of the last heat reading, empty when there is none that is fresh
 * @param clusterStress stress of the symbol's cluster, NaN when unknown
 * @param equity quote currency, NaN when unknown
 */
public record AtHand(long atMs, Optional<HeatBand> heat, double clusterStress, double equity) {

    /** Nothing is known. */
    public static AtHand nothing() {
        return new AtHand(0, Optional.empty(), Double.NaN, Double.NaN);
    }
}
