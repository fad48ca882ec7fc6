package io.quantumtrader.persistence.catalogue;

import io.quantumtrader.persistence.governor.GovernorEvents;
import io.quantumtrader.persistence.journal.EventCatalogue;
import io.quantumtrader.persistence.numbers.NumbersEvents;
import io.quantumtrader.persistence.portfolio.PortfolioEvents;
import io.quantumtrader.persistence.safety.SafetyEvents;
import io.quantumtrader.persistence.symbol.SymbolEvents;

/** Every event of a fund. One line per aggregate. */
public final class AllEvents {

    /** What the fund's journal may hold. */
    public static final EventCatalogue CATALOGUE = EventCatalogue.combined(
            SymbolEvents.CATALOGUE,
            PortfolioEvents.CATALOGUE,
            GovernorEvents.CATALOGUE,
            SafetyEvents.CATALOGUE,
            NumbersEvents.CATALOGUE);

    private AllEvents() {}
}
