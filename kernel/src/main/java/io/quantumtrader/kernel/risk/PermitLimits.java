package io.quantumtrader.kernel.risk;

import io.quantumtrader.kernel.check.Checks;
import java.time.Duration;

/**
 * How long a permit lasts and for which prices (rules, C6, D5).
 *
 * @param automatic life of a permit for an automatic entry
 * @param operator life of a permit for an entry by hand, 60 s at most
 * @param priceBand how far the price may move from the plan's, either way, fraction
 */
public record PermitLimits(Duration automatic, Duration operator, double priceBand) {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    public PermitLimits {
        new Checks()
                .require(automatic.toMillis() > 0, "automatic", automatic.toString(), "> 0")
                .require(
                        automatic.compareTo(operator) <= 0,
                        "automatic",
                        automatic.toString(),
                        "at most operator " + operator)
                .require(operator.compareTo(LONGEST) <= 0, "operator", operator.toString(), "at most " + LONGEST)
                .above("price-band", priceBand, 0, 0.1)
                .orThrow();
    }

    /** Life of a permit in milliseconds; at least two bars where bars are recorded (rules, B4). */
    long lifeMs(boolean automaticEntry, Duration leastLife) {
        var life = automaticEntry ? automatic : operator;
        return Math.max(life.toMillis(), leastLife.toMillis());
    }
}
