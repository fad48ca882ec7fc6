package io.quantumtrader.kernel.brain;

import static io.quantumtrader.kernel.decision.Reason.because;

import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.position.Side;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is done for a symbol whose actor is down (rules, B3): nothing but a full close, on FLATTEN, on a crossed stop, or on a
 * stop that is missing past its grace. Everything else waits until the symbol is back; its stop rests at the venue meanwhile.
 */
public final class Caretaking {

    private Caretaking() {}

    /**
     * Why what the venue holds has to be closed now; empty if it can wait.
     *
     * @param held the side that the venue holds
     * @param stop trigger price of the stop that rests there, empty when none does
     * @param mark last mark price, NaN when unknown: then no stop counts as crossed
     * @param nakedMs for how long no stop has been seen there, 0 while one rests
     */
    public static Optional<Reason> closes(
            Side held, OptionalDouble stop, double mark, Permission permission, long nakedMs, BrainLimits limits) {
        if (permission == Permission.FLATTEN) return Optional.of(because(ReasonCode.FORCED_FLATTEN));
        if (stop.isPresent() && held.crossed(mark, stop.getAsDouble())) {
            return Optional.of(because(ReasonCode.STOP_CROSSED, mark, stop.getAsDouble()));
        }
        long grace = limits.protectionGrace().toMillis();
        return stop.isEmpty() && nakedMs > grace
                ? Optional.of(because(ReasonCode.PROTECTION_MISSING, nakedMs, grace))
                : Optional.empty();
    }
}
