package io.quantumtrader.kernel.kill;

import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What may pull the emergency stop. Each trigger carries the inputs that it can be recomputed from. */
public sealed interface EmergencyTrigger {

    /** Who pulled it where it pulled itself. */
    String SELF = "emergency-stop";

    Reason reason();

    /** The operator, or the part of the system that decided. */
    String who();

    /** In words. */
    String why();

    SortedMap<String, String> inputs();

    /**
     * Equity fell too far below the reference peak.
     *
     * @param samples distinct readings in a row that say so
     */
    record DrawdownReached(double equity, EquityPeaks peaks, double limit, int samples) implements EmergencyTrigger {
        @Override
        public Reason reason() {
            return Reason.because(
                    ReasonCode.ESS_DRAWDOWN, peaks.drawdown(equity).fraction(), limit);
        }

        @Override
        public String who() {
            return SELF;
        }

        @Override
        public String why() {
            return "drawdown from the reference peak";
        }

        @Override
        public SortedMap<String, String> inputs() {
            return new TreeMap<>(Map.of(
                    "equity", Double.toString(equity),
                    "reference_peak", Double.toString(peaks.reference()),
                    "all_time_peak", Double.toString(peaks.allTime()),
                    "limit", Double.toString(limit),
                    "samples", Integer.toString(samples)));
        }
    }

    /** An operator pulled it. */
    record OperatorPulled(String who, String why) implements EmergencyTrigger {
        @Override
        public Reason reason() {
            return Reason.because(ReasonCode.ESS_OPERATOR);
        }

        @Override
        public SortedMap<String, String> inputs() {
            return new TreeMap<>();
        }
    }

    /** The CEO went to BLACK_SWAN; carries the CEO's own reason and inputs. */
    record BlackSwan(Reason reason, SortedMap<String, String> inputs) implements EmergencyTrigger {
        public BlackSwan {
            inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
        }

        @Override
        public String who() {
            return "ceo";
        }

        @Override
        public String why() {
            return "operating mode BLACK_SWAN";
        }
    }

    /** The flatten guard of level 3 asks for it. */
    record GuardAsked(Reason reason) implements EmergencyTrigger {
        @Override
        public String who() {
            return "governor";
        }

        @Override
        public String why() {
            return "the flatten guard latched";
        }

        @Override
        public SortedMap<String, String> inputs() {
            return new TreeMap<>(
                    Map.of("drawdown", Double.toString(reason.observed()), "limit", Double.toString(reason.limit())));
        }
    }

    /** Something that refuses opens at once lasted too long while positions are held. */
    record Lasting(Reason reason, String why, EmergencyReading reading) implements EmergencyTrigger {
        @Override
        public String who() {
            return SELF;
        }

        @Override
        public SortedMap<String, String> inputs() {
            var positions = reading.positions();
            return new TreeMap<>(Map.of(
                    "equity", Double.toString(reading.equity()),
                    "held", Integer.toString(positions.held()),
                    "blind", Integer.toString(positions.blind()),
                    "unheard", Integer.toString(positions.unheard()),
                    "unmanaged", Integer.toString(positions.unmanaged()),
                    "unmanaged_share", Double.toString(Health.UNMANAGED_SHARE),
                    "health", reading.health().name(),
                    "lasted_ms", Long.toString((long) reason.observed()),
                    "limit_ms", Long.toString((long) reason.limit())));
        }
    }

    /**
     * Too many distinct symbols failed by exceptions of our own code within a window.
     *
     * @param symbols {@code portfolio/symbol}
     */
    record Cascade(List<String> symbols, int limit, long windowMs) implements EmergencyTrigger {
        public Cascade {
            symbols = List.copyOf(symbols);
        }

        @Override
        public Reason reason() {
            return Reason.because(ReasonCode.ESS_CASCADE, symbols.size(), limit);
        }

        @Override
        public String who() {
            return SELF;
        }

        @Override
        public String why() {
            return "cascade of failures";
        }

        @Override
        public SortedMap<String, String> inputs() {
            return listed("symbols", symbols, limit, windowMs);
        }
    }

    /**
     * Too many positions were stopped out at a loss within a window.
     *
     * @param positions {@code portfolio/position}
     */
    record StopOuts(List<String> positions, int limit, long windowMs) implements EmergencyTrigger {
        public StopOuts {
            positions = List.copyOf(positions);
        }

        @Override
        public Reason reason() {
            return Reason.because(ReasonCode.ESS_STOP_OUTS, positions.size(), limit);
        }

        @Override
        public String who() {
            return SELF;
        }

        @Override
        public String why() {
            return "stop-outs in a short time";
        }

        @Override
        public SortedMap<String, String> inputs() {
            return listed("positions", positions, limit, windowMs);
        }
    }

    private static SortedMap<String, String> listed(String name, List<String> found, int limit, long windowMs) {
        return new TreeMap<>(Map.of(
                name, String.join(" ", found), "limit", Integer.toString(limit), "window_ms", Long.toString(windowMs)));
    }
}
