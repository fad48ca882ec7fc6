package io.quantumtrader.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantumtrader.exchange.remote.RemoteSettings;
import io.quantumtrader.exchange.remote.ServerSettings;
import io.quantumtrader.exchange.simulated.VenueSettings;
import io.quantumtrader.kernel.venue.Fees;
import io.quantumtrader.kernel.venue.InstrumentRules;
import io.quantumtrader.kernel.venue.Slippage;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VenueSectionTest {

    @TempDir
    Path home;

    @Test
    void theDefaultsAreAsDocumented() {
        var reader = settings(Map.of()).reader();

        assertThat(VenueSection.settings(reader))
                .contains(new VenueSettings(
                        1, 10_000, new Fees(2, 5), new Slippage(0.5, 4), 250_000, 20, 120, 3, true, 0, 0));
        assertThat(VenueSection.forceLogToDisk(settings(Map.of()))).isFalse();
        reader.orThrow();
    }

    @Test
    void knownInstrumentsKeepTheirRulesAndOthersGetThemFromTheirPrice() {
        var reader = settings(Map.of()).reader();

        var table = VenueSection.instruments(reader).orElseThrow();

        assertThat(table.rules("BTCUSDT", 1)).isEqualTo(new InstrumentRules(0.1, 0.001, 100, 0.004, 125));
        assertThat(table.rules("NEWUSDT", 12.3)).isEqualTo(new InstrumentRules(0.001, 0.01, 5, 0.01, 50));
    }

    @Test
    void everyKeyMaps() {
        var reader = settings(Map.ofEntries(
                        Map.entry("market.seed", "9"),
                        Map.entry("venue.start-equity", "5"),
                        Map.entry("venue.fees.maker-bps", "-1"),
                        Map.entry("venue.fees.taker-bps", "7"),
                        Map.entry("venue.slippage.half-spread-bps", "1"),
                        Map.entry("venue.slippage.max-bps", "8"),
                        Map.entry("venue.depth-notional", "6"),
                        Map.entry("venue.latency.minimum", "3 ms"),
                        Map.entry("venue.latency.maximum", "4 ms"),
                        Map.entry("venue.default-leverage", "2"),
                        Map.entry("venue.one-close-stop-per-direction", "false"),
                        Map.entry("venue.timeout-probability", "0.25"),
                        Map.entry("venue.lost-probability", "0.125")))
                .reader();

        assertThat(VenueSection.settings(reader))
                .contains(new VenueSettings(9, 5, new Fees(-1, 7), new Slippage(1, 8), 6, 3, 4, 2, false, 0.25, 0.125));
    }

    @Test
    void tellsAllThatIsWrongInTheNamesOfTheKeys() {
        var reader = settings(Map.of(
                        "venue.start-equity", "-1",
                        "venue.latency.maximum", "1 ms",
                        "venue.unknown-instrument.maximum-leverage", "500"))
                .reader();

        assertThat(VenueSection.settings(reader)).isEmpty();
        assertThat(VenueSection.instruments(reader)).isEmpty();
        assertThatThrownBy(reader::orThrow)
                .hasMessageContaining("venue.start-equity")
                .hasMessageContaining("venue.latency.maximum")
                .hasMessageContaining("venue.unknown-instrument.maximum-leverage");
    }

    @Test
    void theVenueIsInsideUnlessAnAddressIsNamed() {
        var inside = settings(Map.of()).reader();
        var outside = settings(Map.of("venue.url", "http://10.0.0.7:8090", "venue.patience", "900 ms"))
                .reader();

        assertThat(VenueSection.elsewhere(inside)).isEmpty();
        assertThat(VenueSection.elsewhere(outside))
                .contains(new RemoteSettings(URI.create("http://10.0.0.7:8090"), Duration.ofMillis(900)));
        inside.orThrow();
        outside.orThrow();
    }

    @Test
    void theServerIsAsDocumentedAndEveryKeyMaps() {
        var given = Map.of(
                "venue.server.host", "0.0.0.0",
                "venue.server.port", "0",
                "venue.server.kept-ticks", "1000");

        assertThat(VenueSection.server(settings(Map.of()).reader()))
                .contains(new ServerSettings("127.0.0.1", 8090, 5_000));
        assertThat(VenueSection.server(settings(given).reader())).contains(new ServerSettings("0.0.0.0", 0, 1_000));
    }

    @ParameterizedTest
    @CsvSource({
        "venue.url, 127.0.0.1:8090",
        "venue.url, https://127.0.0.1:8090",
        "venue.url, http://127.0.0.1",
        "venue.url, http://127.0.0.1:8090/path",
        "venue.url, http://a b:8090",
        "venue.patience, 0 s",
        "venue.patience, 3 s",
        "venue.server.port, 70000",
        "venue.server.kept-ticks, 999",
        "venue.server.host, ' '"
    })
    void eachBoundRefusesInTheNameOfItsKey(String key, String value) {
        var reader = settings(Map.of(key, value)).reader();

        VenueSection.elsewhere(reader);
        VenueSection.server(reader);

        assertThatThrownBy(reader::orThrow).hasMessageContaining(key + " must be");
    }

    private Settings settings(Map<String, String> overrides) {
        return SettingsLoader.load(home, home.resolve("application.conf"), false, overrides);
    }
}
