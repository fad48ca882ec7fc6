package io.quantumtrader.actors.safety;

import io.quantumtrader.actors.safety.ReleaseAnswer.Result;
import io.quantumtrader.actors.wire.Message;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.kill.Halt;

/** What became of an operator's word for a halt; sent when it is in the journal and in force. */
public sealed interface HaltAnswer extends Message {

    /**
     * Nothing is sent any more.
     *
     * @param already whether it stood before this word
     */
    record Standing(Halt halt, boolean already) implements HaltAnswer {}

    /** The word was noted; another person has to approve, or the same one to confirm. */
    record Proposed(Result.Proposed proposal) implements HaltAnswer {}

    /** Everything is sent as before. */
    record Refused(Reason reason) implements HaltAnswer {}
}
