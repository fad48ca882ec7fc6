package io.quantumtrader.http.request;

import io.quantumtrader.kernel.position.Side;
import org.jspecify.annotations.Nullable;

/**
 * Open a position by hand; it is managed like any other. At most one of quantity and notional is given; without both
 * the fund's sizer decides.
 *
 * @param quantity base asset; NaN if not given
 * @param notional quote currency; NaN if not given
 * @param leverage 1..125; NaN leaves it to the sizer
 * @param stopDistance in price units; NaN leaves it to the kernel
 * @param profile exit profile, null for the default
 * @param commandId the same id asks for the same thing: a second one with it opens nothing
 */
public record OpenRequest(
        String symbol,
        Side side,
        double quantity,
        double notional,
        double leverage,
        double stopDistance,
        @Nullable String profile,
        String reason,
        String who,
        String commandId) {}
