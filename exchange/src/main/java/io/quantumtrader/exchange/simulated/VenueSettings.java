package io.quantumtrader.exchange.simulated;

import io.quantumtrader.kernel.check.Checks;
import io.quantumtrader.kernel.venue.Fees;
import io.quantumtrader.kernel.venue.Slippage;

/**
 * How the simulated venue behaves; defaults and their sources live in {@code reference.conf}, section {@code venue}.
 *
 * @param seed of everything random here; randomness is a hash of it and the client order id
 * @param startEquity quote currency deposited before the first tick, above 0
 * @param depthNotional quote currency that one fill can take; a larger order fills in parts, above 0
 * @param latencyMinMs least time from request to venue, simulated milliseconds, 0 or more
 * @param latencyMaxMs most, at least {@code latencyMinMs}, at most 10 000
 * @param defaultLeverage of a symbol whose leverage was never set, whole, 1..125
 * @param oneCloseStopPerDirection whether a second close-position stop in one direction is refused (−4130)
 * @param timeoutProbability that a request is executed but its answer is lost, 0..1
 * @param lostProbability that a request is lost before the venue sees it, 0..1
 */
public record VenueSettings(
        long seed,
        double startEquity,
        Fees fees,
        Slippage slippage,
        double depthNotional,
        long latencyMinMs,
        long latencyMaxMs,
        int defaultLeverage,
        boolean oneCloseStopPerDirection,
        double timeoutProbability,
        double lostProbability) {

    public VenueSettings {
        new Checks()
                .positive("start_equity", startEquity)
                .positive("depth_notional", depthNotional)
                .require(latencyMinMs >= 0, "latency_min_ms", latencyMinMs, ">= 0")
                .require(
                        latencyMaxMs >= latencyMinMs && latencyMaxMs <= 10_000,
                        "latency_max_ms",
                        latencyMaxMs,
                        "in [latency_min_ms, 10000]")
                .within("default_leverage", defaultLeverage, 1, 125)
                .within("timeout_probability", timeoutProbability, 0, 1)
                .within("lost_probability", lostProbability, 0, 1)
                .orThrow();
    }
}
