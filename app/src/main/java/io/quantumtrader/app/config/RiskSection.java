package io.quantumtrader.app.config;

import io.quantumtrader.kernel.brain.BrainLimits;
import io.quantumtrader.kernel.risk.GuardLimits;
import io.quantumtrader.kernel.risk.OrderLimits;
import io.quantumtrader.kernel.risk.PermitLimits;
import io.quantumtrader.kernel.risk.SlotLimits;

/** The section {@code risk} and those inside it as the records of level 3; each is read by itself. */
final class RiskSection {

    private RiskSection() {}

    /** The keys of {@code risk} itself. */
    static GuardLimits guards(Section risk) {
        return new GuardLimits(
                risk.duration("equity-stale"),
                risk.number("day-loss"),
                risk.number("week-loss-warn"),
                risk.number("week-loss"),
                risk.number("drawdown-warn"),
                risk.number("drawdown-no-new-risk"),
                risk.number("drawdown-flatten"),
                risk.number("drawdown-flatten-failed"),
                risk.whole("drawdown-samples"),
                risk.duration("drawdown-hold"),
                risk.whole("loss-streak"),
                risk.duration("loss-pause"),
                risk.number("loss-size-factor"));
    }

    /** The section {@code risk.orders}. */
    static OrderLimits orders(Section orders) {
        return new OrderLimits(
                orders.number("max-notional"),
                orders.number("min-notional"),
                orders.number("position-share"),
                orders.number("total-share"),
                orders.whole("per-minute"),
                orders.number("day-notional"),
                orders.number("day-notional-multiple"),
                orders.number("max-spread-bps"),
                orders.number("max-atr-fraction"),
                orders.number("max-leverage"));
    }

    /** The section {@code risk.slots}. */
    static SlotLimits slots(Section slots) {
        return new SlotLimits(
                slots.whole("base"),
                slots.whole("trend"),
                slots.whole("chop"),
                slots.number("label"),
                slots.number("rotation-edge"));
    }

    /** The section {@code risk.position-state}. */
    static BrainLimits brain(Section state) {
        return new BrainLimits(
                state.duration("mark-stale"), state.duration("data-grace"), state.duration("protection-grace"));
    }

    /** The section {@code risk.permits}. */
    static PermitLimits permits(Section permits) {
        return new PermitLimits(
                permits.duration("automatic"), permits.duration("operator"), permits.number("price-band"));
    }
}
