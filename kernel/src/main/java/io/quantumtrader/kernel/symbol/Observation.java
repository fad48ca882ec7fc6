package io.quantumtrader.kernel.symbol;

import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.market.MarketReading;
import io.quantumtrader.kernel.portfolio.HeatBand;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a symbol sees and has at hand on one closed bar.
 *
 * @param atMs close of the bar, UTC epoch milliseconds
 * @param close last trade price
 * @param mark mark price, which stops and R are held against
 * @param market the market state, null while there is none
 * @param atr average true range in price units, NaN while there is none
 * @param logMove log return over the spike's bars, NaN while the window is shorter
 * @param permission the effective permission
 * @param heat the last fresh heat band
 * @param clusterStress of the symbol's cluster, NaN when unknown
 */
public record Observation(
        long atMs,
        double close,
        double mark,
        @Nullable MarketReading market,
        double atr,
        double logMove,
        Permission permission,
        Optional<HeatBand> heat,
        double clusterStress) {}
