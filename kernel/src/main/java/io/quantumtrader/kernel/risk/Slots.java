package io.quantumtrader.kernel.risk;

import io.quantumtrader.kernel.decision.OpeningPlan;
import io.quantumtrader.kernel.market.RegimeProbabilities;
import io.quantumtrader.kernel.portfolio.SymbolReading;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How many positions there may be, and which one has to go for a better one (rules, C6). */
public final class Slots {

    private Slots() {}

    /** By the mean published regime of all symbols; without any reading as many as in chop. */
    static int allowed(List<SymbolReading> readings, SlotLimits limits) {
        return allowedBy(readings.stream().map(SymbolReading::regime).toList(), limits);
    }

    /** The same by the published regimes alone. */
    public static int allowedBy(List<RegimeProbabilities> regimes, SlotLimits limits) {
        double trend = regimes.stream()
                .mapToDouble(RegimeProbabilities::trend)
                .average()
                .orElse(0);
        double chop = regimes.stream()
                .mapToDouble(RegimeProbabilities::chop)
                .average()
                .orElse(1);
        if (trend >= limits.label()) return limits.trend();
        return chop < limits.label() ? limits.base() : limits.chop();
    }

    /**
     * The weakest holding, if the candidate's score beats its own by the edge. The score of both is what the confidence of an entry is
     * by default (formulas, Sizing), the largest published probability of the symbol, so that a candidate in the same market as a
     * holding is never better. Whoever asks by hand is as certain as the plan says, whatever the market is.
     *
     * @param automatic whether a signal asks, not a person
     */
    static Optional<String> rotateOut(
            OpeningPlan candidate, boolean automatic, List<SymbolReading> readings, SlotLimits limits) {
        double own = automatic ? scoreOf(candidate.symbol(), readings) : candidate.confidence();
        return readings.stream()
                .filter(reading -> reading.position() && Double.isFinite(score(reading)))
                .min(Comparator.comparingDouble(Slots::score).thenComparing(SymbolReading::symbol))
                .filter(weakest -> own >= score(weakest) + limits.rotationEdge())
                .map(SymbolReading::symbol);
    }

    /** NaN, which beats nothing, for a symbol that told none. */
    private static double scoreOf(String symbol, List<SymbolReading> readings) {
        return readings.stream()
                .filter(reading -> reading.symbol().equals(symbol))
                .mapToDouble(Slots::score)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static double score(SymbolReading reading) {
        return reading.regime().largest();
    }
}
