package io.quantumtrader.app.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantumtrader.app.config.ConfigurationRefused;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.config.SettingsLoader;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.app.launch.RunningVenue;
import io.quantumtrader.app.launch.VenueRequest;
import io.quantumtrader.exchange.remote.RemoteMarket;
import io.quantumtrader.exchange.remote.RemoteSettings;
import io.quantumtrader.exchange.remote.RemoteVenue;
import io.quantumtrader.kernel.venue.OrderSide;
import io.quantumtrader.kernel.venue.VenueOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The venue of {@code ./qt venue}: the market and the venue that the settings name, behind an address. */
@Timeout(120)
class LiveVenueTest {

    @TempDir
    private Path data;

    private RunningVenue started(Map<String, String> different) {
        return new WholeFund().venue(new VenueRequest(data), settings(different));
    }

    private Settings settings(Map<String, String> different) {
        var chosen = new HashMap<>(Map.of("venue.server.port", "0", "market.source", "synthetic:3"));
        chosen.putAll(different);
        return SettingsLoader.load(data, data.resolve("none.conf"), false, chosen);
    }

    private static RemoteSettings at(RunningVenue venue) {
        return new RemoteSettings(venue.address(), Duration.ofSeconds(10));
    }

    @Test
    void playsTheMarketOfTheSettingsAndKeepsItsLogInTheFolder() throws Exception {
        try (var venue = started(Map.of("market.ticks", "20", "venue.start-equity", "5000"));
                var market = RemoteMarket.connect(at(venue))) {
            for (long tick = 1; tick <= 20; tick++)
                assertThat(market.next().orElseThrow().number()).isEqualTo(tick);

            assertThat(market.next()).isEmpty();
            assertThat(market.name()).isEqualTo("synthetic:3");
            assertThat(market.atConnection().startEquity()).isEqualTo(5_000);
            assertThat(venue.address().getHost()).isEqualTo("127.0.0.1");
            assertThat(data.resolve("venue.log")).isNotEmptyFile();
        }
    }

    @Test
    void refusesPositionsThatItsMarketLeavesBehind() throws Exception {
        var symbols = bought();

        assertThatThrownBy(() -> started(Map.of("market.symbols", "[" + symbols.getLast() + "]")))
                .isInstanceOf(ConfigurationRefused.class)
                .hasMessageContaining(symbols.getFirst());
        started(Map.of()).close();
    }

    /** Buys of the first symbol and leaves; answers all symbols. */
    private List<String> bought() throws InterruptedException {
        try (var venue = started(Map.of("market.speed", "x0.001"));
                var market = RemoteMarket.connect(at(venue));
                var client = RemoteVenue.connect(at(venue))) {
            market.next();
            String symbol = market.symbols().getFirst();
            double quantity = client.rules(symbol).floorQuantity(400 / market.referencePrice(symbol));
            client.place(new VenueOrder.Market("b1", symbol, OrderSide.BUY, quantity, false), 0)
                    .toCompletableFuture()
                    .join();
            assertThat(client.settle(0)).isNotEmpty();
            return market.symbols();
        }
    }

    @Test
    void aFolderHasOneVenueAndAPortToo() {
        try (var venue = started(Map.of())) {
            assertThatThrownBy(() -> started(Map.of()))
                    .isInstanceOf(LaunchFailed.class)
                    .hasMessageContaining("in use by another venue");
            String taken = Integer.toString(venue.address().getPort());
            var elsewhere = new VenueRequest(data.resolve("other"));
            assertThatThrownBy(() -> new WholeFund().venue(elsewhere, settings(Map.of("venue.server.port", taken))))
                    .isInstanceOf(LaunchFailed.class)
                    .hasMessageContaining("port " + taken)
                    .hasMessageContaining("--port");
        }
    }

    @Test
    void whoWaitsForItsEndIsFreedWhenItIsClosed() throws Exception {
        var venue = started(Map.of());
        venue.close();
        venue.close();

        venue.awaitStopped();
    }
}
