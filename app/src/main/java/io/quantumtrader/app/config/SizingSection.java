package io.quantumtrader.app.config;

import io.quantumtrader.kernel.sizing.SizingLimits;

/** The section {@code sizing} as the record of the default sizer. */
public final class SizingSection {

    private SizingSection() {}

    public static SizingLimits limits(Section sizing) {
        return new SizingLimits(
                sizing.number("risk.chop"),
                sizing.number("risk.base"),
                sizing.number("risk.trend"),
                sizing.number("label-probability"),
                sizing.number("fee-rate"),
                sizing.number("slippage-rate"),
                sizing.number("spread-share"),
                sizing.number("min-notional"),
                sizing.number("max-notional"),
                sizing.number("leverage.chop-low"),
                sizing.number("leverage.chop-high"),
                sizing.number("leverage.base"),
                sizing.number("leverage.trend-low"),
                sizing.number("leverage.trend-high"));
    }
}
