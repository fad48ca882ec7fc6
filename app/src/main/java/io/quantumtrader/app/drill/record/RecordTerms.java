package io.quantumtrader.app.drill.record;

import io.quantumtrader.app.config.PortfolioSection;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.config.SizingSection;
import io.quantumtrader.app.config.SymbolSection;
import io.quantumtrader.kernel.portfolio.HeatLimits;
import io.quantumtrader.kernel.sizing.RiskSizer;
import io.quantumtrader.kernel.venue.InstrumentRules;
import io.quantumtrader.persistence.symbol.SymbolEvent;

/** What lives of a record decide by: the settings of a fund, and an instrument. */
public record RecordTerms(SymbolSection section, RiskSizer sizer, HeatLimits heat) {

    static final InstrumentRules RULES = new InstrumentRules(0.01, 0.001, 5, 0.005, 20);

    /** Reads them from settings. */
    public static RecordTerms of(Settings settings) {
        var reader = settings.reader();
        var section = SymbolSection.read(reader, settings);
        var sizing = reader.read("sizing", SizingSection::limits);
        var heat = reader.read("portfolio.heat", PortfolioSection::heat);
        reader.orThrow();
        return new RecordTerms(section.orElseThrow(), new RiskSizer(sizing.orElseThrow()), heat.orElseThrow());
    }

    SymbolEvent.TermsSet set(long atMs) {
        return new SymbolEvent.TermsSet(
                atMs,
                section.version(),
                section.text(),
                RULES.tickSize(),
                RULES.stepSize(),
                RULES.minNotional(),
                RULES.maintenanceMarginRate(),
                RULES.maxLeverage());
    }
}
