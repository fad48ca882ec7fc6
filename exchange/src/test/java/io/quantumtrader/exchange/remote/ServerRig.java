package io.quantumtrader.exchange.remote;

import io.quantumtrader.actors.market.Pace;
import io.quantumtrader.exchange.simulated.SimulatedVenue;
import io.quantumtrader.exchange.simulated.VenueLog;
import io.quantumtrader.exchange.simulated.VenueSettings;
import io.quantumtrader.kernel.venue.Fees;
import io.quantumtrader.kernel.venue.InstrumentRules;
import io.quantumtrader.kernel.venue.OrderSide;
import io.quantumtrader.kernel.venue.Slippage;
import io.quantumtrader.kernel.venue.VenueOrder;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Servers of a walking market on the loopback, and clients of them. */
final class ServerRig {

    static final String A = "AUSDT";
    static final int KEPT = 1_000;

    private static final InstrumentRules RULES = new InstrumentRules(0.01, 0.001, 5, 0.01, 50);

    private ServerRig() {}

    /** Slippage, parts, latency, and some answers that get lost. */
    static VenueSettings lively() {
        return new VenueSettings(7, 10_000, new Fees(2, 5), new Slippage(0.5, 4), 1_500, 20, 120, 5, true, 0.05, 0.05);
    }

    static VenueSettings plain() {
        return new VenueSettings(7, 10_000, new Fees(2, 5), new Slippage(0, 0), 1e9, 0, 0, 5, true, 0, 0);
    }

    static SimulatedVenue venue(VenueSettings settings, VenueLog log) {
        Map<String, InstrumentRules> rules = new TreeMap<>();
        WalkingMarket.SYMBOLS.forEach(symbol -> rules.put(symbol, RULES));
        return SimulatedVenue.open(settings, rules, log);
    }

    /** A server on any free port whose ticks the test plays. */
    static VenueServer stepped() {
        return stepped(plain(), VenueLog.inMemory(), 0);
    }

    static VenueServer stepped(VenueSettings settings, VenueLog log, int port) {
        return VenueServer.stepped(
                new ServerSettings("127.0.0.1", port, KEPT),
                settings,
                venue(settings, log),
                new WalkingMarket(0, 0),
                new Pace.Times(60));
    }

    static RemoteSettings at(VenueServer server) {
        return at(server, Duration.ofSeconds(5));
    }

    static RemoteSettings at(VenueServer server, Duration patience) {
        return new RemoteSettings(server.address(), patience);
    }

    static VenueOrder.Market buy(String id, double quantity) {
        return new VenueOrder.Market(id, A, OrderSide.BUY, quantity, false);
    }

    static <T> T now(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }
}
