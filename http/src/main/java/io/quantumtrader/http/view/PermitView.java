package io.quantumtrader.http.view;

import io.quantumtrader.kernel.position.Side;

/**
 * A single-use permission to open, issued by the governor.
 *
 * @param id permit id
 * @param decisionId the one decision it is bound to
 * @param symbol venue symbol
 * @param side direction of the exposure
 * @param maxQuantity base asset
 * @param lowPrice lowest price it holds for
 * @param highPrice highest price it holds for
 * @param ladderVersion the ladder it was issued under; void when that changes
 * @param issuedAtMs when
 * @param expiresAtMs when it lapses
 * @param state ISSUED, SPENT, EXPIRED or VOID
 */
public record PermitView(
        String id,
        String decisionId,
        String symbol,
        Side side,
        double maxQuantity,
        double lowPrice,
        double highPrice,
        long ladderVersion,
        long issuedAtMs,
        long expiresAtMs,
        String state) {}
