package io.quantumtrader.kernel.kill;

import io.quantumtrader.kernel.decision.Reason;
import java.util.List;
import java.util.Optional;

/**
 * What the emergency stop sees of one portfolio in a tick.
 *
 * @param equity quote currency, NaN when there is no reading
 * @param stopOuts positions that their stop ended at a loss since the last reading
 * @param guard why the flatten guard of level 3 asks for the stop, if it does
 * @param positions what is held, and how much of it can be judged
 * @param health of the fund itself
 */
public record EmergencyReading(
        String portfolio,
        double equity,
        List<Incidents.StopOut> stopOuts,
        Optional<Reason> guard,
        HeldPositions positions,
        Health health) {

    public EmergencyReading {
        stopOuts = List.copyOf(stopOuts);
    }

    /** A reading of equity alone, of a healthy fund. */
    public static EmergencyReading ofEquity(String portfolio, double equity) {
        return new EmergencyReading(portfolio, equity, List.of(), Optional.empty(), HeldPositions.NONE, Health.HEALTHY);
    }

    /** The same without the word of the flatten guard, for guards that count from a reference that was released. */
    public EmergencyReading withoutGuard() {
        return new EmergencyReading(portfolio, equity, stopOuts, Optional.empty(), positions, health);
    }

    /** Whether so much is missing that what is held cannot be judged: equity, or the marks of a share of the positions. */
    boolean blindBy(double share) {
        return positions.held() > 0 && (!Double.isFinite(equity) || positions.blindBy(share));
    }
}
