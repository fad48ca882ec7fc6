package io.quantumtrader.actors.safety;

import io.quantumtrader.actors.wire.Message;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.kill.EmergencyInstruction;
import io.quantumtrader.kernel.kill.EmergencyReading;
import io.quantumtrader.kernel.kill.EmergencyTrigger;
import io.quantumtrader.kernel.kill.Fault;
import io.quantumtrader.kernel.kill.FlatReport;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.persistence.safety.EmergencyBook;
import io.quantumtrader.persistence.safety.EmergencyBook.ReferenceMoved;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;

/** What the emergency stop can be told. */
public sealed interface EmergencyCommand
        permits EmergencyCommand.Tick,
                EmergencyCommand.Trigger,
                EmergencyCommand.Report,
                EmergencyCommand.Failed,
                EmergencyCommand.MoveCapital,
                EmergencyCommand.Release,
                EmergencyCommand.ConfirmStepUp,
                EmergencyCommand.Get,
                EmergencyStop.FromRecorder,
                EmergencyStop.Wake {

    /**
     * One tick of a portfolio: what there is to see, and what the venue holds of its symbols.
     *
     * @param venue the venue's word on each symbol; a symbol without one counts as not verified
     * @param guardsRebasedMs the last release of level 5 that the governor's guards know; empty if they are silent
     * @param replyTo answered when what follows from it is in the ladder and in the journal
     */
    record Tick(
            long tick,
            long atMs,
            EmergencyReading reading,
            List<FlatReport> venue,
            Optional<Long> guardsRebasedMs,
            ActorRef<Answer> replyTo)
            implements Message, EmergencyCommand {
        public Tick {
            venue = List.copyOf(venue);
        }
    }

    /** A symbol failed and is being restarted; too many distinct ones within the window are a cascade. */
    record Failed(String portfolio, String symbol, Fault fault, String why, long tick, long atMs)
            implements Message, EmergencyCommand {}

    /**
     * What follows from a tick.
     *
     * @param drawdown fraction from the reference peak, NaN without a reading or while one beyond the limit stands alone;
     *     the CEO is to be told this one
     * @param referencePeak quote currency, NaN before the first reading
     * @param allTimePeak quote currency, NaN before the first reading
     * @param instructions what the symbols are to do now
     * @param activated whether this tick pulled the stop
     * @param untold the release that moved the portfolio's reference and that the governor does not know yet
     * @param cascade whether symbols failed one after the other, within the window or with the stop that it led to standing
     */
    record Answer(
            long tick,
            String portfolio,
            double drawdown,
            double referencePeak,
            double allTimePeak,
            List<EmergencyInstruction> instructions,
            boolean activated,
            Optional<ReferenceMoved> untold,
            boolean cascade)
            implements Message {
        public Answer {
            instructions = List.copyOf(instructions);
        }
    }

    /**
     * Pulls the stop, at once; pulling it again while it stands makes the next attempt due.
     *
     * @param replyTo answered when the send gate is closed
     */
    record Trigger(Scope scope, EmergencyTrigger trigger, long tick, long atMs, ActorRef<Pulled> replyTo)
            implements Message, EmergencyCommand {}

    /**
     * The send gate refuses opening orders.
     *
     * @param latchIds the latches that cover the scope
     * @param already whether they stood before
     */
    record Pulled(List<String> latchIds, boolean already) implements Message {
        public Pulled {
            latchIds = List.copyOf(latchIds);
        }
    }

    /** The venue's word on one symbol, between ticks. */
    record Report(FlatReport report) implements Message, EmergencyCommand {}

    /** Money was paid in (above 0) or out (below 0), quote currency. */
    record MoveCapital(
            String portfolio, double equityBefore, double amount, String who, long atMs, ActorRef<Said> replyTo)
            implements Message, EmergencyCommand {}

    /** An operator's word for a release; one person is enough. */
    record Release(ReleaseTarget target, String who, String why, long atMs, ActorRef<ReleaseAnswer> replyTo)
            implements Message, EmergencyCommand {}

    /** An operator confirms the next step of the way back. */
    record ConfirmStepUp(Scope scope, String who, String why, long atMs, ActorRef<Said> replyTo)
            implements Message, EmergencyCommand {}

    /**
     * What became of an operator's word; sent when it is in the journal.
     *
     * @param refusal empty if it was done
     */
    record Said(Optional<Reason> refusal) implements Message {}

    /** Asks what stands. */
    record Get(ActorRef<View> replyTo) implements Message, EmergencyCommand {}

    /**
     * What stands.
     *
     * @param recovered whether the journal was read back
     * @param unwritten events that are not in the journal yet
     */
    record View(boolean recovered, EmergencyBook book, int unwritten, Latency.Figures journal) implements Message {}
}
