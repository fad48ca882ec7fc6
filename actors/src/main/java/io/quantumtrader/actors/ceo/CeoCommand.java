package io.quantumtrader.actors.ceo;

import io.quantumtrader.actors.safety.ReleaseAnswer;
import io.quantumtrader.actors.wire.Message;
import io.quantumtrader.kernel.kill.CeoReading;
import io.quantumtrader.kernel.kill.Latch;
import io.quantumtrader.kernel.kill.Mode;
import io.quantumtrader.kernel.kill.ModeLimits;
import io.quantumtrader.kernel.kill.Verdict;
import io.quantumtrader.persistence.safety.CeoBook;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;

/** What the CEO can be told. */
public sealed interface CeoCommand {

    /**
     * One reading of everything.
     *
     * @param atMs UTC epoch milliseconds, simulated time in a recorded run
     * @param replyTo answered when what follows is in the ladder and in the journal
     */
    record Read(long tick, long atMs, CeoReading reading, ActorRef<Answer> replyTo) implements Message, CeoCommand {}

    /**
     * The mode in force.
     *
     * @param verdict what this layer says to the ladder
     * @param changed whether this reading changed the mode
     */
    record Answer(Mode mode, ModeLimits limits, Verdict verdict, boolean changed) implements Message {}

    /**
     * An operator's word for the release of BLACK_SWAN.
     *
     * @param phrase what was typed, empty if nothing
     * @param saidMs when, by the clock of the operators: delays of the ceremony go by it
     * @param atMs when, by the clock of the fund
     */
    record Release(String who, String why, String phrase, long saidMs, long atMs, ActorRef<ReleaseAnswer> replyTo)
            implements Message, CeoCommand {}

    /** A latch of this layer stands in the ladder; to itself, after its journal was read back. */
    record Adopt(Latch latch) implements CeoCommand {}

    /** Asks what stands. */
    record Get(ActorRef<View> replyTo) implements Message, CeoCommand {}

    /**
     * What stands.
     *
     * @param reading the last one, empty before the first of this process
     * @param askedMs when a reading last asked for the mode in force or a stricter one: a looser one is earned since then
     */
    record View(CeoBook book, ModeLimits limits, Optional<CeoReading> reading, Optional<Long> askedMs)
            implements Message {}
}
