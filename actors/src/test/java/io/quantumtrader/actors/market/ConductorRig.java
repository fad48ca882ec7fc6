package io.quantumtrader.actors.market;

import io.quantumtrader.actors.JournalOfTests;
import io.quantumtrader.actors.symbol.SymbolCommand;
import io.quantumtrader.actors.symbol.SymbolCommand.Order;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.venue.OrderSide;
import io.quantumtrader.kernel.venue.VenueEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterEach;

/** A conductor over two symbols and a market that do as they are told, and the log of what happened. */
abstract class ConductorRig {

    final ActorTestKit kit = ActorTestKit.create(JournalOfTests.SERIALIZATION);
    static final Order OPEN = new Order.Open("ann", "by hand", Side.LONG, Optional.empty());
    static final Order CLOSE = new Order.Close("ann", "enough");

    final List<String> log = new CopyOnWriteArrayList<>();
    final ScriptedSymbol a = new ScriptedSymbol("A", log);
    final ScriptedSymbol b = new ScriptedSymbol("B", log);
    final ActorRef<SymbolCommand> refA = kit.spawn(a.behavior());
    final ActorRef<SymbolCommand> refB = kit.spawn(b.behavior());

    @AfterEach
    void end() {
        kit.shutdownTestKit();
    }

    Conductor conductor(ScriptedMarket market, long patienceMs) {
        return conductor(market, patienceMs, new Pace.Max());
    }

    Conductor conductor(ScriptedMarket market, long patienceMs, Pace pace) {
        return conductor(market, market, patienceMs, pace);
    }

    /** @param source where ticks come from instead of from the market that plays venue and supervisors */
    Conductor conductor(MarketSource source, ScriptedMarket market, long patienceMs, Pace pace) {
        return new Conductor(
                kit.system(),
                source,
                market,
                Map.of("A", refA, "B", refB),
                market,
                pace,
                Duration.ofMillis(patienceMs),
                (tick, atMs, observed) -> {});
    }

    ScriptedMarket market(long ticks) {
        return new ScriptedMarket(log, List.of("A", "B"), ticks);
    }

    List<String> after(String line) {
        return List.copyOf(log.subList(log.indexOf(line) + 1, log.size()));
    }

    static VenueEvent funded(String symbol, long sequence) {
        return new VenueEvent.Funded(sequence, 0, symbol, 0, 0, 100);
    }

    static VenueEvent filled(String symbol, long sequence) {
        return new VenueEvent.Filled(sequence, 0, symbol, "entry", 1, OrderSide.BUY, 1, 100, 0, true);
    }
}
