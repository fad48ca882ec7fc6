package io.quantumtrader.persistence.safety;

import io.quantumtrader.kernel.kill.LatchSet;
import io.quantumtrader.kernel.kill.ReleaseProposal;
import io.quantumtrader.persistence.StateHash;
import io.quantumtrader.persistence.safety.KillSwitchEvent.KillActivated;
import io.quantumtrader.persistence.safety.KillSwitchEvent.KillReleaseProposed;
import io.quantumtrader.persistence.safety.KillSwitchEvent.KillReleased;

/** What the kill switch's events amount to: the latches that stand and the releases that were proposed. */
public record KillSwitchBook(Releases releases, long events, long stateHash)
        implements Book<KillSwitchEvent, KillSwitchBook> {

    public static final KillSwitchBook EMPTY = new KillSwitchBook(Releases.NONE, 0, StateHash.EMPTY);

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
        };
    }

    public LatchSet latches() {
        return releases.latches();
    }

    private KillSwitchBook after(Releases next, long hash) {
        return new KillSwitchBook(next, events + 1, hash);
    }
}
