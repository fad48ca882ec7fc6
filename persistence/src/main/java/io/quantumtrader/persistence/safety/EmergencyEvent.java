package io.quantumtrader.persistence.safety;

import io.quantumtrader.persistence.JournalEvent;
import io.quantumtrader.persistence.ReasonRow;
import java.util.List;

/** What happened to the emergency stop (level 5). */
public sealed interface EmergencyEvent extends JournalEvent {

    /** The persistence id. */
    String ID = "emergency-stop";

    long atMs();

    /** Equity made a new reference peak; quote currency. */
    record EquityPeakRaised(String portfolio, double reference, double allTime, long tick, long atMs)
            implements EmergencyEvent {}

    /**
     * Money was paid in (above 0) or out (below 0); the peaks follow.
     *
     * @param reference peak afterwards
     * @param allTime peak afterwards
     */
    record CapitalMoved(
            String portfolio,
            double equityBefore,
            double amount,
            double reference,
            double allTime,
            String who,
            long atMs)
            implements EmergencyEvent {}

    /**
     * The stop was pulled.
     *
     * @param symbols all that is to be flat in the end, {@code portfolio/symbol}
     * @param follows the permission that the scope has from now on
     */
    record EmergencyActivated(LatchRow latch, List<String> symbols, String follows, long tick, long atMs)
            implements EmergencyEvent {
        public EmergencyActivated {
            symbols = List.copyOf(symbols);
        }
    }

    /** It was pulled again while it stood: the next attempt is due at once. */
    record EmergencyPulledAgain(
            String latchId, List<ReasonRow> reasons, List<NamedValue> inputs, String who, String why, long atMs)
            implements EmergencyEvent {
        public EmergencyPulledAgain {
            reasons = List.copyOf(reasons);
            inputs = List.copyOf(inputs);
        }
    }

    /**
     * The process asked the symbols to cancel or to close.
     *
     * @param symbols whom it asked
     * @param nextAttemptMs when it asks again
     */
    record EmergencyAttempted(
            String latchId, String step, int attempt, List<String> symbols, long nextAttemptMs, long atMs)
            implements EmergencyEvent {
        public EmergencyAttempted {
            symbols = List.copyOf(symbols);
        }
    }

    /** The process reached a step, by what the venue reported. */
    record EmergencyStepped(String latchId, String step, List<FlatRow> reports, long atMs) implements EmergencyEvent {
        public EmergencyStepped {
            reports = List.copyOf(reports);
        }
    }

    /**
     * The process needs a person.
     *
     * @param what FLATTEN_OVERDUE (attempts against their limit) or FLATTEN_FAILED (drawdown against its limit)
     * @param symbols what is not flat
     */
    record EmergencyAlarmed(String latchId, String what, double observed, double limit, List<String> symbols, long atMs)
            implements EmergencyEvent {
        public EmergencyAlarmed {
            symbols = List.copyOf(symbols);
        }
    }

    /**
     * An operator released the stop; drawdown counts from new peaks, or it would fire again at once.
     *
     * @param peaks the new reference of each portfolio in the scope
     * @param follows the permission and the share of size that the scope has from now on
     */
    record EmergencyReleased(
            String latchId,
            String scope,
            List<String> persons,
            String why,
            List<PeakRow> peaks,
            String follows,
            long atMs)
            implements EmergencyEvent {
        public EmergencyReleased {
            persons = List.copyOf(persons);
            peaks = List.copyOf(peaks);
        }
    }

    /**
     * An operator confirmed the next step of the way back.
     *
     * @param fraction share of the usual size from now on
     */
    record StepUpConfirmed(String scope, int step, double fraction, String who, String why, long atMs)
            implements EmergencyEvent {}

    /**
     * A position that its stop ended at a loss, counted for the stop-outs within a window.
     *
     * @param positionId counted once, however often it is told
     * @param atMs of its last fill
     */
    record StopOutCounted(String portfolio, String positionId, long atMs) implements EmergencyEvent {}

    /**
     * A symbol failed.
     *
     * @param fault CODE, which counts towards a cascade; JOURNAL or OTHER, which do not
     * @param why in words
     */
    record SymbolFailed(String portfolio, String symbol, String fault, String why, long atMs)
            implements EmergencyEvent {}

    /** The venue's word on one symbol as it is written. */
    record FlatRow(String portfolio, String symbol, double signedQuantity, int restingEntries, long atMs) {}

    /** The peaks of one portfolio; quote currency. */
    record PeakRow(String portfolio, double equity, double reference, double allTime) {}
}
