package io.quantumtrader.persistence.replay;

import io.quantumtrader.kernel.brain.PositionStateBrain;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Verdict;
import io.quantumtrader.kernel.symbol.SymbolSettings;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.replay.Derived.Again;
import io.quantumtrader.persistence.replay.Derived.OnlyRead;
import io.quantumtrader.persistence.replay.SymbolReplay.Means;
import io.quantumtrader.persistence.symbol.KillStanding;
import io.quantumtrader.persistence.symbol.PositionStateRow;
import io.quantumtrader.persistence.symbol.SymbolBook;
import io.quantumtrader.persistence.symbol.SymbolEvent;
import io.quantumtrader.persistence.symbol.SymbolEvent.ObservationMissed;
import io.quantumtrader.persistence.symbol.SymbolEvent.ObservationRefused;
import io.quantumtrader.persistence.symbol.SymbolEvent.StandingChanged;
import java.util.List;
import java.util.Optional;

/**
 * What levels 1 and 4 said of a symbol, again. It was said of the book before the observation was recorded, with its bar
 * counted.
 */
final class DerivedStanding {

    private final SymbolBook book;
    private KillStanding before;

    DerivedStanding(SymbolBook book) {
        this.book = book;
        before = KillStanding.of(book);
    }

    void comes(SymbolEvent event) {
        if (event instanceof ObservationMissed || event instanceof ObservationRefused) observed();
    }

    /** An observation is about to be taken in. */
    void observed() {
        before = KillStanding.of(book);
    }

    Derived levelOne(StandingChanged recorded, SymbolSettings settings) {
        var reasons = before.reasons(settings);
        long untilMs = before.untilMs(settings, recorded.atMs());
        return new Again(Kind.KILL_SCORE_STANDING, List.of(changed(recorded, reasons, untilMs)));
    }

    Derived levelFour(StandingChanged recorded, Optional<Means> means) {
        if (recorded.state().isEmpty() || means.isEmpty())
            return new OnlyRead(Kind.POSITION_STATE_STANDING, SymbolDecisions.NOT_RECORDED);
        var state = recorded.state().map(PositionStateRow::state).get();
        var reasons = PositionStateBrain.judge(state, means.get().brain()).restricts();
        return new Again(Kind.POSITION_STATE_STANDING, List.of(changed(recorded, reasons, Verdict.UNTIL_RELEASED)));
    }

    private static SymbolEvent changed(StandingChanged recorded, List<Reason> reasons, long untilMs) {
        var permission = reasons.isEmpty() ? Permission.TRADE : Permission.REDUCE_ONLY;
        return new StandingChanged(
                recorded.tick(),
                recorded.atMs(),
                recorded.layer(),
                permission.name(),
                ReasonRow.of(reasons),
                untilMs,
                recorded.state());
    }
}
