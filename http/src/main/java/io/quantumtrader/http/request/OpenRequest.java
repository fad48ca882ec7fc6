package io.quantumtrader.http.request;

import io.quantumtrader.kernel.position.Side;

/**
 * Open a position by hand; it is managed like any other. At most one of quantity and notional is given; without both
 * the fund's sizer decides. Leverage, stop and exit profile are the fund's.
 *
 * @param quantity base asset; NaN if not given
 * @param notional quote currency; NaN if not given
 * @param commandId of this request; repetitions are settled at the door
 */
public record OpenRequest(
        String symbol, Side side, double quantity, double notional, String reason, String who, String commandId) {}
