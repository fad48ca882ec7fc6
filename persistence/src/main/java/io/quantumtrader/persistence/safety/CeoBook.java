package io.quantumtrader.persistence.safety;

import io.quantumtrader.kernel.kill.CeoModeTable;
import io.quantumtrader.kernel.kill.Mode;
import io.quantumtrader.kernel.kill.ReleaseProposal;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.StateHash;
import io.quantumtrader.persistence.safety.CeoEvent.BlackSwanReleaseProposed;
import io.quantumtrader.persistence.safety.CeoEvent.BlackSwanReleased;
import io.quantumtrader.persistence.safety.CeoEvent.ModeChanged;
import io.quantumtrader.persistence.safety.CeoEvent.ReadingFound;
import io.quantumtrader.persistence.safety.CeoEvent.ReadingLost;
import java.util.List;
import java.util.Optional;

/**
 * What the CEO's events amount to.
 *
 * @param mode in force
 * @param sinceMs UTC epoch milliseconds of the last change, 0 before the first
 * @param reasons of the last change
 * @param missingSinceMs UTC epoch milliseconds since when there is no drawdown reading, empty while there is one
 */
public record CeoBook(
        Mode mode,
        long sinceMs,
        List<ReasonRow> reasons,
        Optional<Long> missingSinceMs,
        Releases releases,
        long events,
        long stateHash)
        implements Book<CeoEvent, CeoBook> {

    public static final CeoBook EMPTY =
            new CeoBook(CeoModeTable.START, 0, List.of(), Optional.empty(), Releases.NONE, 0, StateHash.EMPTY);

    public CeoBook {
        reasons = List.copyOf(reasons);
    }

    @Override
    public CeoBook apply(CeoEvent event) {
        return switch (event) {
            case ModeChanged changed -> changed(changed);
            case ReadingLost lost -> reading(Optional.of(lost.atMs()), StateHash.mix(stateHash, lost.atMs()));
            case ReadingFound found -> reading(Optional.empty(), StateHash.mix(stateHash, -found.atMs()));
            case BlackSwanReleaseProposed said ->
                new CeoBook(
                        mode,
                        sinceMs,
                        reasons,
                        missingSinceMs,
                        releases.proposed(new ReleaseProposal(said.latchId(), said.who(), said.why(), said.saidMs())),
                        events + 1,
                        StateHash.mix(stateHash, said.atMs()));
            case BlackSwanReleased released ->
                new CeoBook(
                        Mode.valueOf(released.mode()),
                        released.atMs(),
                        List.of(),
                        missingSinceMs,
                        releases.released(released.latchId()),
                        events + 1,
                        StateHash.mix(stateHash, released.atMs()));
        };
    }

    private CeoBook reading(Optional<Long> missing, long hash) {
        return new CeoBook(mode, sinceMs, reasons, missing, releases, events + 1, hash);
    }

    private CeoBook changed(ModeChanged event) {
        var latched = event.latch().map(row -> releases.latched(row.latch())).orElse(releases);
        long hash =
                StateHash.mix(ReasonRow.mixAll(StateHash.mix(stateHash, event.to()), event.reasons()), event.atMs());
        return new CeoBook(
                Mode.valueOf(event.to()), event.atMs(), event.reasons(), missingSinceMs, latched, events + 1, hash);
    }
}
