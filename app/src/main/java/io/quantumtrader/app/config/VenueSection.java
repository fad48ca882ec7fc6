package io.quantumtrader.app.config;

import io.quantumtrader.exchange.InstrumentTable;
import io.quantumtrader.exchange.simulated.VenueSettings;
import io.quantumtrader.kernel.venue.Fees;
import io.quantumtrader.kernel.venue.InstrumentRules;
import io.quantumtrader.kernel.venue.Slippage;
import java.util.HashMap;
import java.util.Map;

/** The section {@code venue} as the records of the simulated venue. */
public final class VenueSection {

    private VenueSection() {}

    /** How the venue behaves; everything random in it hangs on the run's seed. */
    public static VenueSettings settings(Section venue, long seed) {
        return new VenueSettings(
                seed,
                venue.number("start-equity"),
                fees(venue),
                new Slippage(venue.number("half-spread-bps"), venue.number("slippage-bps")),
                venue.number("depth-notional"),
                venue.milliseconds("latency-min"),
                venue.milliseconds("latency-max"),
                venue.whole("default-leverage"),
                venue.flag("one-close-stop-per-direction"),
                venue.number("timeout-probability"),
                venue.number("lost-probability"));
    }

    public static Fees fees(Section venue) {
        return new Fees(venue.number("maker-fee-bps"), venue.number("taker-fee-bps"));
    }

    public static InstrumentTable instruments(Section venue) {
        Section listed = venue.section("instruments");
        Map<String, InstrumentRules> known = new HashMap<>();
        for (String symbol : venue.texts("instruments.listed")) known.put(symbol, rules(listed.section(symbol)));
        Section unknown = listed.section("unknown");
        return new InstrumentTable(
                known,
                new InstrumentTable.Unknown(
                        unknown.whole("tick-digits"),
                        unknown.number("step-notional"),
                        unknown.number("min-notional"),
                        unknown.number("maintenance-margin-rate"),
                        unknown.number("max-leverage")));
    }

    private static InstrumentRules rules(Section row) {
        return new InstrumentRules(
                row.number("tick"),
                row.number("step"),
                row.number("min-notional"),
                row.number("maintenance-margin-rate"),
                row.number("max-leverage"));
    }
}
