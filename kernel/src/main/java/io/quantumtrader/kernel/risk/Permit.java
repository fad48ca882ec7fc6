package io.quantumtrader.kernel.risk;

import static io.quantumtrader.kernel.decision.Reason.because;

import io.quantumtrader.kernel.check.Checks;
import io.quantumtrader.kernel.decision.OpeningPlan;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.position.Side;
import java.util.Optional;

/**
 * Leave to send one opening order (rules, D5). It is bound to a decision, checked again at the last hop, and spent by the
 * symbol's own order event: single use follows from the single writer.
 *
 * @param id unique within the portfolio
 * @param decisionId the decision it was issued for
 * @param maxQuantity base asset, above 0
 * @param lowPrice lowest price it holds for, quote per base
 * @param highPrice highest price it holds for
 * @param ladderVersion the version of the ladder it was issued under; void under any other
 * @param issuedAtMs UTC epoch milliseconds
 * @param expiresAtMs the last millisecond at which it may be used
 */
public record Permit(
        String id,
        String decisionId,
        String symbol,
        Side side,
        double maxQuantity,
        double lowPrice,
        double highPrice,
        long ladderVersion,
        long issuedAtMs,
        long expiresAtMs) {

    public Permit {
        new Checks()
                .positive("max_quantity", maxQuantity)
                .positive("low_price", lowPrice)
                .require(highPrice >= lowPrice && Double.isFinite(highPrice), "high_price", highPrice, ">= low_price")
                .require(expiresAtMs >= issuedAtMs, "expires_at_ms", expiresAtMs, ">= issued_at_ms")
                .orThrow();
    }

    /** Why this permit does not cover the plan at a price and time; empty if it does. */
    public Optional<Reason> refuses(OpeningPlan plan, double price, long currentLadderVersion, long nowMs) {
        if (currentLadderVersion != ladderVersion) {
            return Optional.of(because(ReasonCode.PERMIT_VOID, ladderVersion, currentLadderVersion));
        }
        if (nowMs > expiresAtMs) return Optional.of(because(ReasonCode.PERMIT_EXPIRED, nowMs - expiresAtMs, 0));
        if (!names(plan) || nowMs < issuedAtMs) return Optional.of(because(ReasonCode.PERMIT_MISMATCH));
        if (!(plan.quantity() <= maxQuantity)) {
            return Optional.of(because(ReasonCode.PERMIT_MISMATCH, plan.quantity(), maxQuantity));
        }
        if (!(price >= lowPrice)) return Optional.of(because(ReasonCode.PERMIT_MISMATCH, price, lowPrice));
        if (!(price <= highPrice)) return Optional.of(because(ReasonCode.PERMIT_MISMATCH, price, highPrice));
        return Optional.empty();
    }

    private boolean names(OpeningPlan plan) {
        return plan.decisionId().equals(decisionId) && plan.symbol().equals(symbol) && plan.side() == side;
    }
}
