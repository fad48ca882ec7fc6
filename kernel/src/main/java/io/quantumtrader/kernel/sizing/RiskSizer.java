package io.quantumtrader.kernel.sizing;

import static io.quantumtrader.kernel.decision.Reason.because;

import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.market.RegimeProbabilities;
import java.util.ArrayList;
import java.util.List;

/**
 * The default sizer (formulas, Sizing): a fixed share of equity is lost if the stop is hit, costs of the entry included,
 * between the smallest and the largest notional; leverage grows with confidence and does not change the size.
 */
public final class RiskSizer implements Sizer {

    private final SizingLimits limits;

    public RiskSizer(SizingLimits limits) {
        this.limits = limits;
    }

    @Override
    public Sizing size(SizingInput input) {
        var unusable = unusable(input);
        if (!unusable.isEmpty()) return new Sizing.Rejected(unusable);
        var label = label(input.regime());
        double costs =
                1 + limits.feeRate() + limits.slippageRate() + limits.spreadShare() * (input.spreadBps() / 10_000);
        double quantity = input.equity() * risk(label) / input.stopDistance() / costs;
        if (quantity * input.price() > limits.maxNotional()) quantity = limits.maxNotional() / input.price();
        double notional = quantity * input.price();
        if (!(notional >= limits.minNotional())) {
            return rejected(because(ReasonCode.SIZE_BELOW_MINIMUM, notional, limits.minNotional()));
        }
        double stop = input.price() - input.side().sign() * input.stopDistance();
        return new Sizing.Sized(quantity, notional, stop, leverage(label, input.confidence()), label);
    }

    /** Trend or chop when its published probability reaches the bound, else base. */
    Sizing.Label label(RegimeProbabilities regime) {
        if (regime.trend() >= limits.labelProbability()) return Sizing.Label.TREND;
        return regime.chop() >= limits.labelProbability() ? Sizing.Label.CHOP : Sizing.Label.BASE;
    }

    private double risk(Sizing.Label label) {
        return switch (label) {
            case CHOP -> limits.riskChop();
            case BASE -> limits.riskBase();
            case TREND -> limits.riskTrend();
        };
    }

    private double leverage(Sizing.Label label, double confidence) {
        double share = Math.max(0, Math.min(1, (confidence - 0.5) / 0.5));
        return switch (label) {
            case CHOP -> between(limits.chopLeverageLow(), limits.chopLeverageHigh(), share);
            case BASE -> limits.baseLeverage();
            case TREND -> between(limits.trendLeverageLow(), limits.trendLeverageHigh(), share);
        };
    }

    private static double between(double low, double high, double share) {
        return low + (high - low) * share;
    }

    private static List<Reason> unusable(SizingInput input) {
        var reasons = new ArrayList<Reason>();
        needPositive(reasons, input.equity());
        needPositive(reasons, input.price());
        needPositive(reasons, input.stopDistance());
        if (input.stopDistance() >= input.price()) {
            reasons.add(because(ReasonCode.INPUT_INVALID, input.stopDistance(), input.price()));
        }
        needWithin(reasons, input.spreadBps(), 10_000);
        needWithin(reasons, input.confidence(), 1);
        needWithin(reasons, input.regime().trend(), 1);
        needWithin(reasons, input.regime().chop(), 1);
        return reasons;
    }

    private static void needPositive(List<Reason> reasons, double value) {
        if (!(value > 0) || !Double.isFinite(value)) reasons.add(because(ReasonCode.INPUT_INVALID, value, 0));
    }

    private static void needWithin(List<Reason> reasons, double value, double high) {
        if (!(value >= 0 && value <= high)) reasons.add(because(ReasonCode.INPUT_INVALID, value, high));
    }

    private static Sizing rejected(Reason reason) {
        return new Sizing.Rejected(List.of(reason));
    }
}
