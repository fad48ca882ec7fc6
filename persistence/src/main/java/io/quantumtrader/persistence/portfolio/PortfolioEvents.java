package io.quantumtrader.persistence.portfolio;

import static io.quantumtrader.persistence.journal.EventType.flat;

import io.quantumtrader.persistence.journal.EventCatalogue;

/** The names under which a portfolio's events are on disk; never changed, never reused. */
public final class PortfolioEvents {

    public static final EventCatalogue CATALOGUE = EventCatalogue.of(
            flat("SymbolsListed", 1, PortfolioEvent.SymbolsListed.class),
            flat("PortfolioRead", 1, PortfolioEvent.PortfolioRead.class),
            flat("HeatChanged", 1, PortfolioEvent.HeatChanged.class),
            flat("OpenGranted", 1, PortfolioEvent.OpenGranted.class),
            flat("PortfolioPeakRebased", 1, PortfolioEvent.PeakRebased.class),
            flat("PortfolioMoneyMoved", 1, PortfolioEvent.MoneyMoved.class));

    private PortfolioEvents() {}
}
