package io.quantumtrader.persistence.safety;

import io.quantumtrader.kernel.kill.CeoModeTable;
import io.quantumtrader.kernel.kill.Mode;
import io.quantumtrader.kernel.kill.ReleaseProposal;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.StateHash;
import io.quantumtrader.persistence.safety.CeoEvent.BlackSwanReleaseProposed;
import io.quantumtrader.persistence.safety.CeoEvent.BlackSwanReleased;
import io.quantumtrader.persistence.safety.CeoEvent.ModeChanged;
import java.util.List;

/**
 * What the CEO's events amount to.
 *
 * @param mode in force
 * @param sinceMs UTC epoch milliseconds of the last change, 0 before the first
 * @param reasons of the last change
 */
public record CeoBook(Mode mode, long sinceMs, List<ReasonRow> reasons, Releases releases, long events, long stateHash)
        implements Book<CeoEvent, CeoBook> {

    public static final CeoBook EMPTY =
            new CeoBook(CeoModeTable.START, 0, List.of(), Releases.NONE, 0, StateHash.EMPTY);

    public CeoBook {
        reasons = List.copyOf(reasons);
    }

    @Override
    public CeoBook apply(CeoEvent event) {
        return switch (event) {
            case ModeChanged changed -> changed(changed);
            case BlackSwanReleaseProposed said ->
                new CeoBook(
                        mode,
                        sinceMs,
                        reasons,
                        releases.proposed(new ReleaseProposal(said.latchId(), said.who(), said.why(), said.saidMs())),
                        events + 1,
                        StateHash.mix(stateHash, said.atMs()));
            case BlackSwanReleased released ->
                new CeoBook(
                        Mode.valueOf(released.mode()),
                        released.atMs(),
                        List.of(),
                        releases.released(released.latchId()),
                        events + 1,
                        StateHash.mix(stateHash, released.atMs()));
        };
    }

    private CeoBook changed(ModeChanged event) {
        var latched = event.latch().map(row -> releases.latched(row.latch())).orElse(releases);
        long hash =
                StateHash.mix(ReasonRow.mixAll(StateHash.mix(stateHash, event.to()), event.reasons()), event.atMs());
        return new CeoBook(Mode.valueOf(event.to()), event.atMs(), event.reasons(), latched, events + 1, hash);
    }
}
