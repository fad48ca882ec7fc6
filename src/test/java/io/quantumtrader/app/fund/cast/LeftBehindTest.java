package io.quantumtrader.app.fund.cast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quantumtrader.actors.venue.DrivenVenue.Slice;
import io.quantumtrader.app.config.ConfigurationRefused;
import io.quantumtrader.app.config.FundSettings;
import io.quantumtrader.app.config.SettingsLoader;
import io.quantumtrader.exchange.simulated.SimulatedVenue;
import io.quantumtrader.exchange.simulated.VenueLog;
import io.quantumtrader.kernel.market.Bar;
import io.quantumtrader.kernel.venue.InstrumentRules;
import io.quantumtrader.kernel.venue.OrderSide;
import io.quantumtrader.kernel.venue.VenueOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftBehindTest {

    private static final InstrumentRules RULES = new InstrumentRules(0.05, 0.001, 5, 0.01, 50);

    @TempDir
    private Path folder;

    @Test
    void aStartNamesEachSymbolThatHasSomethingAtTheVenueAndIsNotTraded() {
        try (var venue = venue("AUSDT", "BUSDT", "CUSDT", "DUSDT")) {
            bar(venue, "AUSDT", "BUSDT", "CUSDT", "DUSDT");
            buy(venue, "AUSDT", 2);
            buy(venue, "BUSDT", 1.5);
            place(venue, new VenueOrder.CloseStop("stop", "BUSDT", OrderSide.SELL, 95));
            place(venue, new VenueOrder.Limit("rests", "CUSDT", OrderSide.BUY, 1, 90, false));
        }

        try (var again = venue("AUSDT")) {
            var refused =
                    catchThrowableOfType(ConfigurationRefused.class, () -> LeftBehind.refuse(again, List.of("AUSDT")));

            assertThat(refused.problems()).hasSize(2);
            assertThat(refused)
                    .hasMessageContaining("market.symbols must have BUSDT, for a LONG of 1.5 with 1 working order")
                    .hasMessageContaining("market.symbols must have CUSDT, for 1 working order at the venue")
                    .hasMessageContaining("start with it and close it");
        }
    }

    @Test
    void nothingIsRefusedWhereAllThatIsHeldIsTraded() {
        try (var venue = venue("AUSDT", "BUSDT")) {
            bar(venue, "AUSDT", "BUSDT");
            buy(venue, "AUSDT", 2);
        }

        try (var again = venue("AUSDT", "ZUSDT")) {
            LeftBehind.refuse(again, List.of("AUSDT", "ZUSDT"));
        }
    }

    @Test
    void theVenuesLogIsAsDurableAsTheSettingsAsk() {
        try (var easy = FundSystem.venueLog(settings("false"), folder)) {
            assertThat(easy.forcesToDisk()).isFalse();
        }
        try (var strict = FundSystem.venueLog(settings("true"), folder)) {
            assertThat(strict.forcesToDisk()).isTrue();
        }
    }

    private FundSettings settings(String force) {
        return FundSettings.of(SettingsLoader.load(
                folder, folder.resolve("application.conf"), false, Map.of("venue.force-log-to-disk", force)));
    }

    private SimulatedVenue venue(String... symbols) {
        Map<String, InstrumentRules> rules = new TreeMap<>();
        for (var symbol : symbols) rules.put(symbol, RULES);
        return SimulatedVenue.open(settings("false").venue(), rules, VenueLog.open(folder.resolve("venue.log"), false));
    }

    private static void bar(SimulatedVenue venue, String... symbols) {
        var bar = Bar.of(0, 100, 100, 100, 100, 1).orThrow();
        venue.play(
                1,
                60_000,
                List.of(symbols).stream()
                        .map(symbol -> new Slice(symbol, bar, bar, 0))
                        .toList());
    }

    private static void buy(SimulatedVenue venue, String symbol, double quantity) {
        place(venue, new VenueOrder.Market("buy-" + symbol, symbol, OrderSide.BUY, quantity, false));
    }

    private static void place(SimulatedVenue venue, VenueOrder order) {
        var _ = venue.place(order, 60_000).toCompletableFuture().join();
    }
}
