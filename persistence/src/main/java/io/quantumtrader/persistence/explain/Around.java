package io.quantumtrader.persistence.explain;

import io.quantumtrader.kernel.kill.Halt;
import io.quantumtrader.kernel.kill.Latch;
import io.quantumtrader.persistence.governor.GovernorEvent.GuardTripped;
import io.quantumtrader.persistence.governor.GovernorEvent.GuardsMoved;
import io.quantumtrader.persistence.portfolio.PortfolioEvent.PortfolioRead;
import io.quantumtrader.persistence.safety.CeoBook;
import java.util.List;
import java.util.Optional;

/**
 * What the rest of the fund had on record when the decision was written.
 *
 * @param read the portfolio's last reading
 * @param guards the last state of the guards
 * @param tripped guards that stood
 * @param latches of levels 5 to 7 that covered the symbol
 * @param halt a send-hold that stood
 * @param ceo the operating mode
 */
public record Around(
        Optional<PortfolioRead> read,
        Optional<GuardsMoved> guards,
        List<GuardTripped> tripped,
        List<Latch> latches,
        Optional<Halt> halt,
        CeoBook ceo) {

    public Around {
        tripped = List.copyOf(tripped);
        latches = List.copyOf(latches);
    }
}
