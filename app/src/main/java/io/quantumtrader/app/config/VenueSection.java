package io.quantumtrader.app.config;

import io.quantumtrader.app.secret.Secrets;
import io.quantumtrader.exchange.InstrumentTable;
import io.quantumtrader.exchange.remote.RemoteSettings;
import io.quantumtrader.exchange.remote.ServerSettings;
import io.quantumtrader.exchange.simulated.VenueSettings;
import io.quantumtrader.kernel.venue.Fees;
import io.quantumtrader.kernel.venue.Slippage;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The section {@code venue} as the simulated venue's records. */
final class VenueSection {

    /** The symbols wait for an answer as long themselves. */
    private static final Duration LONGEST_PATIENCE = Duration.ofSeconds(3);

    private static final String NO_SERVER = "must be http://host:port or empty, was ";

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

    /** The server of a venue that is not inside; empty without one, or if something in it was refused. */
    static Optional<RemoteSettings> elsewhere(SettingsReader reader) {
        return reader.read("venue", VenueSection::elsewhere).flatMap(found -> found);
    }

    private static Optional<RemoteSettings> elsewhere(Section venue) {
        var patience = venue.duration("patience");
        if (!patience.isPositive() || patience.compareTo(LONGEST_PATIENCE) >= 0)
            throw refused(venue, "patience", "must be above 0 and below 3 s, was " + patience.toMillis() + " ms");
        String url = venue.text("url");
        if (url.isEmpty()) return Optional.empty();
        try {
            var address = new URI(url);
            if (RemoteSettings.isServer(address)) return Optional.of(new RemoteSettings(address, patience));
        } catch (URISyntaxException notAnAddress) {
            throw refused(venue, "url", NO_SERVER + Secrets.within(url));
        }
        throw refused(venue, "url", NO_SERVER + Secrets.within(url));
    }

    private static ConfigurationRefused refused(Section venue, String key, String message) {
        return new ConfigurationRefused(List.of(venue.problem(key, message)));
    }

    /** Where a venue that is a process of its own listens; empty if something in it was refused. */
    static Optional<ServerSettings> server(SettingsReader reader) {
        return reader.read(
                "venue.server",
                server -> NAMES.building(() ->
                        new ServerSettings(server.text("host"), server.whole("port"), server.whole("kept-ticks"))));
    }

    /** Whether each line of the venue's log is forced to disk. */
    static boolean forceLogToDisk(Settings settings) {
        return settings.section("venue").flag("force-log-to-disk");
    }
}
