package io.quantumtrader.kernel.kill;

import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What may pull the emergency stop. Each trigger carries the inputs that it can be recomputed from. */
public sealed interface EmergencyTrigger {

    Reason reason();

    /** The operator, or the part of the system that decided. */
    String who();

    /** In words. */
    String why();

    SortedMap<String, String> inputs();

    /** Equity fell too far below the reference peak. */
    record DrawdownReached(double equity, EquityPeaks peaks, double limit) implements EmergencyTrigger {
        @Override
        public Reason reason() {
            return Reason.because(
                    ReasonCode.ESS_DRAWDOWN, peaks.drawdown(equity).fraction(), limit);
        }

        @Override
        public String who() {
            return "emergency-stop";
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
                    "limit", Double.toString(limit)));
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

    /** Too many distinct symbols failed by exceptions of our own code within a window. */
    record Cascade(int symbols, int limit, long windowMs) implements EmergencyTrigger {
        @Override
        public Reason reason() {
            return Reason.because(ReasonCode.ESS_CASCADE, symbols, limit);
        }

        @Override
        public String who() {
            return "emergency-stop";
        }

        @Override
        public String why() {
            return "cascade of failures";
        }

        @Override
        public SortedMap<String, String> inputs() {
            return counted("symbols", symbols, limit, windowMs);
        }
    }

    /** Too many positions were stopped out within a window. */
    record StopOuts(int stopOuts, int limit, long windowMs) implements EmergencyTrigger {
        @Override
        public Reason reason() {
            return Reason.because(ReasonCode.ESS_STOP_OUTS, stopOuts, limit);
        }

        @Override
        public String who() {
            return "emergency-stop";
        }

        @Override
        public String why() {
            return "stop-outs in a short time";
        }

        @Override
        public SortedMap<String, String> inputs() {
            return counted("stop_outs", stopOuts, limit, windowMs);
        }
    }

    /**
     * Judges one equity reading. A reading that is missing or not finite triggers nothing and is not a drawdown of
     * zero: opens are refused elsewhere for lack of a reading (rules, A4).
     */
    static Optional<EmergencyTrigger> judge(EquityPeaks peaks, double equity, EmergencyLimits limits) {
        if (!Double.isFinite(equity)) return Optional.empty();
        return peaks.drawdown(equity).reaches(limits.flattenDrawdown())
                ? Optional.of(new DrawdownReached(equity, peaks, limits.flattenDrawdown()))
                : Optional.empty();
    }

    private static SortedMap<String, String> counted(String name, int count, int limit, long windowMs) {
        return new TreeMap<>(Map.of(
                name, Integer.toString(count), "limit", Integer.toString(limit), "window_ms", Long.toString(windowMs)));
    }
}
