package io.quantumtrader.app.config;

import io.quantumtrader.exchange.InstrumentTable;
import io.quantumtrader.exchange.simulated.VenueSettings;
import io.quantumtrader.kernel.venue.Fees;
import io.quantumtrader.kernel.venue.Slippage;
import java.util.Map;
import java.util.Optional;

/** The section {@code venue} as the simulated venue's records. */
final class VenueSection {

    private static final KeyNames NAMES = new KeyNames(Map.of(
            "latency_min_ms", "latency.minimum",
            "latency_max_ms", "latency.maximum",
            "min_notional", "minimum-notional",
            "max_leverage", "maximum-leverage"));

    private VenueSection() {}

    /** How the venue behaves; empty if something in its section was refused, and then the reader remembers it. */
    static Optional<VenueSettings> settings(SettingsReader reader) {
        var fees = reader.read(
                "venue.fees", fee -> NAMES.building(() -> new Fees(fee.number("maker-bps"), fee.number("taker-bps"))));
        var slippage = reader.read(
                "venue.slippage",
                slip -> NAMES.building(() -> new Slippage(slip.number("half-spread-bps"), slip.number("max-bps"))));
        var seed = reader.read("market", market -> market.wholeLong("seed"));
        if (fees.isEmpty() || slippage.isEmpty() || seed.isEmpty()) return Optional.empty();
        return reader.read("venue", venue -> settings(venue, seed.get(), fees.get(), slippage.get()));
    }

    private static VenueSettings settings(Section venue, long seed, Fees fees, Slippage slippage) {
        var latency = venue.section("latency");
        return NAMES.building(() -> new VenueSettings(
                seed,
                venue.number("start-equity"),
                fees,
                slippage,
                venue.number("depth-notional"),
                latency.milliseconds("minimum"),
                latency.milliseconds("maximum"),
                venue.whole("default-leverage"),
                venue.flag("one-close-stop-per-direction"),
                venue.number("timeout-probability"),
                venue.number("lost-probability")));
    }

    /** Rules of known instruments and of others; empty if something in it was refused. */
    static Optional<InstrumentTable> instruments(SettingsReader reader) {
        var unknown = reader.read(
                "venue.unknown-instrument",
                other -> NAMES.building(() -> new InstrumentTable.Unknown(
                        other.whole("tick-digits"),
                        other.number("step-notional"),
                        other.number("minimum-notional"),
                        other.number("maintenance-margin-rate"),
                        other.number("maximum-leverage"))));
        var known = reader.read("venue", venue -> InstrumentTable.rows(venue.texts("instruments")));
        if (unknown.isEmpty() || known.isEmpty()) return Optional.empty();
        return Optional.of(new InstrumentTable(known.get(), unknown.get()));
    }

    /** Whether each line of the venue's log is forced to disk. */
    static boolean forceLogToDisk(Settings settings) {
        return settings.section("venue").flag("force-log-to-disk");
    }
}
