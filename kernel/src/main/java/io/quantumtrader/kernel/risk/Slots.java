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
     * The weakest holding, if the candidate's confidence beats its score by the edge. A holding's score is what the
     * confidence of a new entry there would be by default: the largest published probability.
     */
    static Optional<String> rotateOut(OpeningPlan candidate, List<SymbolReading> readings, SlotLimits limits) {
        return readings.stream()
                .filter(reading -> reading.position() && Double.isFinite(score(reading)))
                .min(Comparator.comparingDouble(Slots::score).thenComparing(SymbolReading::symbol))
                .filter(weakest -> candidate.confidence() >= score(weakest) + limits.rotationEdge())
                .map(SymbolReading::symbol);
    }

    private static double score(SymbolReading reading) {
        return reading.regime().largest();
    }
}
