package io.quantumtrader.actors.safety;

import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import java.util.List;

/** What became of a request to release, latch by latch; sent when it is in the journal. */
public record ReleaseAnswer(List<Result> results) {

    public ReleaseAnswer {
        results = List.copyOf(results);
    }

    /** Whether every latch that was named is gone. */
    public boolean released() {
        return results.stream().allMatch(Result.Released.class::isInstance);
    }

    static ReleaseAnswer refused(String latchId, ReasonCode code) {
        return new ReleaseAnswer(List.of(new Result.Refused(latchId, Reason.because(code))));
    }

    /** What became of one latch. */
    public sealed interface Result {
        String latchId();

        /**
         * It no longer stands.
         *
         * @param follows what this layer leaves to the scope from now on
         */
        record Released(String latchId, List<String> persons, boolean singlePerson, String follows) implements Result {
            public Released {
                persons = List.copyOf(persons);
            }
        }

        /**
         * The word was noted; another person has to approve, or the same one to confirm.
         *
         * @param earliestMs not before this, by the clock that the ceremony goes by
         */
        record Proposed(String latchId, String who, long earliestMs) implements Result {}

        /** It stands. */
        record Refused(String latchId, Reason reason) implements Result {}
    }
}
