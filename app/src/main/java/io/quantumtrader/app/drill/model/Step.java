package io.quantumtrader.app.drill.model;

import io.quantumtrader.app.drill.tally.Mishap;
import java.util.Optional;

/**
 * What happens in one step.
 *
 * @param kind what the invariants look at
 * @param text for the trace
 * @param who the operator who speaks, empty otherwise
 * @param mishap what goes wrong in it, if something does
 */
record Step(Kind kind, String text, String who, Optional<Mishap> mishap) {

    Step(Kind kind, String text, String who) {
        this(kind, text, who, Optional.empty());
    }

    /** Steps that some invariant looks at, and all others. */
    enum Kind {
        OTHER,
        /** An opening order reaches the send gate. */
        ENTRY_AT_GATE,
        /** An exit, a stop or a withdrawal is on its way to the venue: it must change something. */
        MUST_PASS,
        /** A close is called for while something held is not yet on its way out. */
        MUST_RECORD,
        /** A layer says something, or a latch is set. */
        SAID,
        /** An operator's word for the release of the kill switch's latch that closes everything. */
        WORD_FOR_FLATTEN,
        /** An operator's word for the release of a latch that only refuses opens. */
        WORD_FOR_REDUCE_ONLY,
        EMERGENCY_PULLED_AGAIN,
        EMERGENCY_ADVANCED,
        WORD_FOR_EMERGENCY
    }

    static Step of(String text) {
        return new Step(Kind.OTHER, text, "");
    }

    static Step of(Kind kind, String text) {
        return new Step(kind, text, "");
    }

    /** Something goes wrong. */
    Step with(Mishap mishap) {
        return new Step(kind, text, who, Optional.of(mishap));
    }

    @Override
    public String toString() {
        return text;
    }
}
