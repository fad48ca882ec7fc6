package io.quantumtrader.bench;

import io.quantumtrader.kernel.market.Regime;
import io.quantumtrader.kernel.position.Side;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A process, what follows it after the entry, and what the readings must make of it (formulas, P0 live, acceptance).
 *
 * @param before up to the entry
 * @param after from the entry on, given the side of the position; empty if nothing changes
 * @param truth the regime that must dominate at entry, empty if it is only printed
 * @param leastRight bound on the share of paths with the right dominant regime, 0 if it is only printed
 * @param closes bounds on the share of paths that the kill score closes in full
 */
record KnownProcess(
        String name,
        Supplier<Returns> before,
        Optional<Function<Side, Returns>> after,
        Optional<Regime> truth,
        double leastRight,
        List<Bound> closes) {

    /** One bar's standard deviation; the readings are scale-free, the floor of the reference is below it. */
    static final double SIGMA = 0.001;

    /** A share of closes within a number of bars, at most or at least. */
    record Bound(int bars, boolean atMost, double share) {

        boolean holds(double observed, double slack) {
            return atMost ? observed <= share + slack : observed >= share - slack;
        }

        @Override
        public String toString() {
            return (atMost ? "<= " : ">= ") + Math.round(100 * share) + " % in " + bars;
        }
    }

    static List<KnownProcess> all() {
        return List.of(
                unchanged("driftless normal", () -> Returns.normal(0, SIGMA), Regime.CHOP, 0.85, 0.07),
                unchanged("t(4)", () -> Returns.fatTailed(SIGMA), Regime.CHOP, 0.85, 0.12),
                unchanged("GARCH(.10, .88)", () -> Returns.clustered(SIGMA, 0.10, 0.88), Regime.CHOP, 0.85, 0.12),
                unchanged("drift .2", () -> Returns.normal(0.2 * SIGMA, SIGMA), Regime.TREND, 0, 1),
                unchanged("drift .3", () -> Returns.normal(0.3 * SIGMA, SIGMA), Regime.TREND, 0.85, 0.05),
                unchanged("drift .4", () -> Returns.normal(0.4 * SIGMA, SIGMA), Regime.TREND, 0.85, 0.05),
                unchanged("drift .5", () -> Returns.normal(0.5 * SIGMA, SIGMA), Regime.TREND, 0.85, 0.05),
                unchanged("AR(1) +.3", () -> Returns.autoregressive(0.3, SIGMA), Regime.TREND, 0, 1),
                unchanged("AR(1) +.5", () -> Returns.autoregressive(0.5, SIGMA), Regime.TREND, 0.85, 0.05),
                unchanged("AR(1) +.6", () -> Returns.autoregressive(0.6, SIGMA), Regime.TREND, 0.85, 0.05),
                unchanged("AR(1) +.7", () -> Returns.autoregressive(0.7, SIGMA), Regime.TREND, 0.85, 0.05),
                unchanged("AR(1) -.5", () -> Returns.autoregressive(-0.5, SIGMA), Regime.MEAN_REVERSION, 0.85, 1),
                toReversion("drift .3 -> AR(1) -.5", () -> Returns.normal(0.3 * SIGMA, SIGMA)),
                toReversion("AR(1) +.6 -> AR(1) -.5", () -> Returns.autoregressive(0.6, SIGMA)),
                toChop("drift .3 -> driftless", () -> Returns.normal(0.3 * SIGMA, SIGMA)),
                toChop("drift .5 -> driftless", () -> Returns.normal(0.5 * SIGMA, SIGMA)),
                toChop("AR(1) +.6 -> driftless", () -> Returns.autoregressive(0.6, SIGMA)),
                changed(
                        "volatility x3, adverse drift .3",
                        () -> Returns.normal(0, SIGMA),
                        side -> Returns.normal(-side.sign() * 0.3 * 3 * SIGMA, 3 * SIGMA),
                        new Bound(64, false, 0.95)),
                changed(
                        "volatility x3, no drift",
                        () -> Returns.normal(0, SIGMA),
                        side -> Returns.normal(0, 3 * SIGMA)),
                changed(
                        "drift .5 -> drift -.5",
                        () -> Returns.normal(0.5 * SIGMA, SIGMA),
                        side -> Returns.normal(-0.5 * SIGMA, SIGMA)));
    }

    private static KnownProcess unchanged(
            String name, Supplier<Returns> process, Regime truth, double leastRight, double mostClosed) {
        var bounds = mostClosed < 1 ? List.of(new Bound(64, true, mostClosed)) : List.<Bound>of();
        return new KnownProcess(name, process, Optional.empty(), Optional.of(truth), leastRight, bounds);
    }

    private static KnownProcess toReversion(String name, Supplier<Returns> before) {
        return changed(name, before, side -> Returns.autoregressive(-0.5, SIGMA), new Bound(64, false, 0.80));
    }

    private static KnownProcess toChop(String name, Supplier<Returns> before) {
        return changed(
                name,
                before,
                side -> Returns.normal(0, SIGMA),
                new Bound(128, false, 0.70),
                new Bound(256, false, 0.85));
    }

    private static KnownProcess changed(
            String name, Supplier<Returns> before, Function<Side, Returns> after, Bound... bounds) {
        return new KnownProcess(name, before, Optional.of(after), Optional.empty(), 0, List.of(bounds));
    }
}
