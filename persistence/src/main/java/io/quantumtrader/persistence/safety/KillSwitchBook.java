package io.quantumtrader.persistence.safety;

import io.quantumtrader.kernel.kill.Halt;
import io.quantumtrader.kernel.kill.LatchSet;
import io.quantumtrader.kernel.kill.ReleaseProposal;
import io.quantumtrader.persistence.StateHash;
import io.quantumtrader.persistence.safety.KillSwitchEvent.HaltActivated;
import io.quantumtrader.persistence.safety.KillSwitchEvent.HaltProposed;
import io.quantumtrader.persistence.safety.KillSwitchEvent.HaltReleaseProposed;
import io.quantumtrader.persistence.safety.KillSwitchEvent.HaltReleased;
import io.quantumtrader.persistence.safety.KillSwitchEvent.KillActivated;
import io.quantumtrader.persistence.safety.KillSwitchEvent.KillReleaseProposed;
import io.quantumtrader.persistence.safety.KillSwitchEvent.KillReleased;

/** What the kill switch's events amount to: the latches that stand, the releases that were proposed, and the send-hold. */
public record KillSwitchBook(Releases releases, Halts halts, long events, long stateHash)
        implements Book<KillSwitchEvent, KillSwitchBook> {

    public static final KillSwitchBook EMPTY = new KillSwitchBook(Releases.NONE, Halts.NONE, 0, StateHash.EMPTY);

    @Override
    public KillSwitchBook apply(KillSwitchEvent event) {
        return switch (event) {
            case KillActivated activated ->
                after(
                        releases.latched(activated.latch().latch()),
                        activated.latch().mixInto(stateHash));
            case KillReleaseProposed said ->
                after(
                        releases.proposed(new ReleaseProposal(said.latchId(), said.who(), said.why(), said.saidMs())),
                        StateHash.mix(stateHash, said.atMs()));
            case KillReleased released ->
                after(releases.released(released.latchId()), StateHash.mix(stateHash, released.atMs()));
            case HaltProposed said ->
                after(
                        halts.proposed(new ReleaseProposal(said.haltId(), said.who(), said.why(), said.saidMs())),
                        StateHash.mix(stateHash, said.atMs()));
            case HaltActivated activated ->
                after(
                        halts.activated(new Halt(
                                activated.haltId(),
                                activated.connection(),
                                activated.persons(),
                                activated.singlePerson(),
                                activated.why(),
                                activated.saidMs())),
                        StateHash.mix(stateHash, activated.atMs()));
            case HaltReleaseProposed said ->
                after(
                        halts.proposed(new ReleaseProposal(said.haltId(), said.who(), said.why(), said.saidMs())),
                        StateHash.mix(stateHash, said.atMs()));
            case HaltReleased released -> after(halts.released(), StateHash.mix(stateHash, released.atMs()));
        };
    }

    public LatchSet latches() {
        return releases.latches();
    }

    private KillSwitchBook after(Releases next, long hash) {
        return new KillSwitchBook(next, halts, events + 1, hash);
    }

    private KillSwitchBook after(Halts next, long hash) {
        return new KillSwitchBook(releases, next, events + 1, hash);
    }
}
