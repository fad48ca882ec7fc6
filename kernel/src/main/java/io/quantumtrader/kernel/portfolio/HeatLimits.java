package io.quantumtrader.kernel.portfolio;

import io.quantumtrader.kernel.check.Checks;
import java.time.Duration;

/**
 * Where heat turns warm and hot (rules, C4).
 *
 * @param warm heat from which opens are scaled, a fraction of equity
 * @param hot heat from which opens are refused, above {@code warm}
 * @param hysteresis share of a bound below which the heat must fall to leave its band, 0..1
 * @param horizon the time over which volatility is counted
 * @param stale age from which a reading counts as none
 */
public record HeatLimits(double warm, double hot, double hysteresis, Duration horizon, Duration stale) {

    public HeatLimits {
        new Checks()
                .positive("warm", warm)
                .positive("hot", hot)
                .require(!(warm >= hot), "warm", warm, "below hot " + hot)
                .above("hysteresis", hysteresis, 0, 1)
                .require(horizon.toMillis() > 0, "horizon", horizon.toString(), "> 0")
                .require(stale.toMillis() > 0, "stale", stale.toString(), "> 0")
                .orThrow();
    }

    /** For recorded bars: a reading may be as old as two bars (rules, B4). */
    public HeatLimits forBars(Duration bar) {
        var twoBars = bar.multipliedBy(2);
        return new HeatLimits(warm, hot, hysteresis, horizon, stale.compareTo(twoBars) >= 0 ? stale : twoBars);
    }
}
