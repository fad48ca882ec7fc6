package io.quantumtrader.actors.safety;

import io.quantumtrader.actors.wire.Message;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.ReleaseProposal;
import io.quantumtrader.kernel.kill.ReleaseRules;
import java.util.List;

/** What became of a request to release, latch by latch; sent when it is in the journal. */
public record ReleaseAnswer(List<Result> results) implements Message {

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
         * @param follows the permission that the scope has from now on, after all layers
         */
        record Released(String latchId, List<String> persons, boolean singlePerson, String follows) implements Result {
            public Released {
                persons = List.copyOf(persons);
            }
        }

        /**
         * The word was noted; another person has to approve, or the same one to confirm.
         *
         * @param saidMs when, by the clock that the ceremony goes by, UTC epoch milliseconds
         * @param earliestMs a second word does not count before this, same clock
         * @param untilMs and not after this
         */
        record Proposed(String latchId, String who, long saidMs, long earliestMs, long untilMs) implements Result {
            public static Proposed of(ReleaseProposal proposal, long earliestMs, ReleaseRules rules) {
                return new Proposed(
                        proposal.latchId(), proposal.who(), proposal.atMs(), earliestMs, proposal.untilMs(rules));
            }
        }

        /** It stands. */
        record Refused(String latchId, Reason reason) implements Result {}
    }
}
