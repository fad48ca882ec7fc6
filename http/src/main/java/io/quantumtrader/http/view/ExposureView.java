package io.quantumtrader.http.view;

import io.quantumtrader.kernel.position.Side;
import org.jspecify.annotations.Nullable;

/**
 * What one position puts at stake.
 *
 * @param symbol venue symbol
 * @param notional at the mark price, quote currency
 * @param equityShare notional as a share of equity
 * @param lossAtStop lost if its stop is hit, quote currency, 0 or more
 * @param lossShare the same as a share of equity
 * @param leverage of the isolated position
 * @param cluster id of the cluster that it moves with, null if it moves alone or that is not known
 * @param stress of that cluster, 0..1; NaN if unknown
 */
public record ExposureView(
        String symbol,
        Side side,
        double notional,
        double equityShare,
        double lossAtStop,
        double lossShare,
        double leverage,
        @Nullable String cluster,
        double stress) {}
