package io.quantumtrader.app.fund.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.actors.venue.ForwardingVenue;
import io.quantumtrader.app.config.FundSettings;
import io.quantumtrader.app.config.SettingsLoader;
import io.quantumtrader.app.fund.view.AtVenue;
import io.quantumtrader.exchange.simulated.SimulatedVenue;
import io.quantumtrader.exchange.simulated.VenueLog;
import io.quantumtrader.kernel.venue.InstrumentRules;
import io.quantumtrader.kernel.venue.OrderSide;
import io.quantumtrader.kernel.venue.VenueOrder.CloseStop;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** A venue that fails for one symbol, or says nothing of it, hides no other. */
class VenueSightTest {

    private static final Path HOME = Path.of("target", "sight").toAbsolutePath();
    private static final List<String> SYMBOLS = List.of("THROWS", "FAILS", "HANGS", "KNOWN");

    @Test
    void whatIsKnownIsTold() {
        var settings = FundSettings.of(SettingsLoader.load(HOME, HOME.resolve("none.conf"), false, Map.of()));
        var rules = Map.of("KNOWN", new InstrumentRules(0.05, 0.001, 5, 0.01, 50));
        try (var simulated = SimulatedVenue.open(settings.venue(), rules, VenueLog.inMemory())) {
            var seen = new VenueSight(new PartlyBroken(simulated))
                    .of(SYMBOLS)
                    .toCompletableFuture()
                    .join();

            assertThat(seen).containsOnlyKeys(SYMBOLS);
            assertThat(seen.get("KNOWN")).isEqualTo(new AtVenue(98, 67.5));
            for (String silent : SYMBOLS.subList(0, 3))
                assertThat(seen.get(silent)).as(silent).isEqualTo(AtVenue.UNKNOWN);
        }
    }

    private static final class PartlyBroken extends ForwardingVenue {

        private PartlyBroken(SimulatedVenue venue) {
            super(venue);
        }

        @Override
        public CompletionStage<Holding> holding(String symbol) {
            return CompletableFuture.completedStage(new Holding(symbol, 2, 100, 3, 70, 67.5));
        }

        @Override
        public CompletionStage<List<OrderView>> openOrders(String symbol) {
            return switch (symbol) {
                case "THROWS" -> throw new IllegalStateException("broken");
                case "FAILS" -> CompletableFuture.failedStage(new IllegalStateException("broken"));
                case "HANGS" -> new CompletableFuture<>();
                default -> {
                    var stop = new CloseStop("KNOWN-1-3", symbol, OrderSide.SELL, 98);
                    yield CompletableFuture.completedStage(List.of(new OrderView(stop, OrderState.NEW, 0)));
                }
            };
        }
    }
}
