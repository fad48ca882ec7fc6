package io.quantumtrader.kernel.portfolio;

import static io.quantumtrader.kernel.decision.Reason.because;

import io.quantumtrader.kernel.decision.LayerVerdict;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Layer;
import java.util.List;
import java.util.Optional;

/**
 * Level 2's answer to heat. Cold passes, hot refuses, and in between the share of an open that passes falls in a
 * straight line from 1 at the warm bound to 0 at the hot one, so that no bound is a cliff. It judges opening plans only.
 */
public final class HeatGate {

    private HeatGate() {}

    /**
     * The band of a new heat value, empty if it is no heat at all. A band is entered at its bound and left below
     * {@code hysteresis} times that bound; after an unknown reading heat has to recover as if it had been hot.
     */
    static Optional<HeatBand> band(Optional<HeatBand> before, double heat, HeatLimits limits) {
        if (!Double.isFinite(heat) || heat < 0) return Optional.empty();
        var from = before.orElse(HeatBand.HOT);
        double hot = from == HeatBand.HOT ? limits.hot() * limits.hysteresis() : limits.hot();
        if (heat >= hot) return Optional.of(HeatBand.HOT);
        double warm = from == HeatBand.COLD ? limits.warm() : limits.warm() * limits.hysteresis();
        return Optional.of(heat >= warm ? HeatBand.WARM : HeatBand.COLD);
    }

    /** What the gate says to an opening plan at a time; a missing or stale reading refuses. */
    public static LayerVerdict judge(HeatReading reading, long nowMs, HeatLimits limits) {
        if (!reading.freshAt(nowMs, limits) || reading.band().isEmpty()) {
            return LayerVerdict.refuse(
                    Layer.HEAT_GATE,
                    because(
                            ReasonCode.HEAT_UNKNOWN,
                            nowMs - reading.atMs(),
                            limits.stale().toMillis()));
        }
        double heat = reading.heat();
        return switch (reading.band().get()) {
            case COLD -> LayerVerdict.pass(Layer.HEAT_GATE);
            case WARM ->
                LayerVerdict.scaled(
                        Layer.HEAT_GATE,
                        warmScale(heat, limits),
                        List.of(because(ReasonCode.HEAT_WARM, heat, limits.warm())));
            case HOT -> LayerVerdict.refuse(Layer.HEAT_GATE, because(ReasonCode.HEAT_HOT, heat, limits.hot()));
        };
    }

    /** 1 at the warm bound and below, 0 at the hot bound and above. */
    static double warmScale(double heat, HeatLimits limits) {
        double share = (limits.hot() - heat) / (limits.hot() - limits.warm());
        return Math.max(0, Math.min(1, share));
    }
}
