package io.quantumtrader.app.config;

import io.quantumtrader.kernel.risk.GuardLimits;
import io.quantumtrader.kernel.risk.Limits;
import io.quantumtrader.kernel.risk.OrderLimits;
import io.quantumtrader.kernel.risk.PermitLimits;
import io.quantumtrader.kernel.risk.SlotLimits;
import io.quantumtrader.kernel.sizing.SizingLimits;

/** The sections {@code risk} and {@code sizing} as the records of governor and sizer. */
public final class RiskSection {

    private RiskSection() {}

    public static Limits limits(Section risk) {
        return Limits.live(
                guards(risk),
                orders(risk.section("orders")),
                slots(risk.section("slots")),
                permits(risk.section("permits")));
    }

    private static GuardLimits guards(Section risk) {
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

    private static OrderLimits orders(Section orders) {
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

    private static SlotLimits slots(Section slots) {
        return new SlotLimits(
                slots.whole("base"),
                slots.whole("trend"),
                slots.whole("chop"),
                slots.number("label"),
                slots.number("rotation-edge"));
    }

    private static PermitLimits permits(Section permits) {
        return new PermitLimits(
                permits.duration("automatic"), permits.duration("operator"), permits.number("price-band"));
    }

    /** The section {@code sizing}. */
    public static SizingLimits sizing(Section sizing) {
        Section risk = sizing.section("risk");
        Section leverage = sizing.section("leverage");
        return new SizingLimits(
                risk.number("chop"),
                risk.number("base"),
                risk.number("trend"),
                sizing.number("label-probability"),
                sizing.number("fee-rate"),
                sizing.number("slippage-rate"),
                sizing.number("spread-share"),
                sizing.number("min-notional"),
                sizing.number("max-notional"),
                leverage.number("chop-low"),
                leverage.number("chop-high"),
                leverage.number("base"),
                leverage.number("trend-low"),
                leverage.number("trend-high"));
    }
}
