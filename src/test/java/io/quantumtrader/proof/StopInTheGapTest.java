package io.quantumtrader.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.actors.market.Conductor;
import io.quantumtrader.actors.market.Pace;
import io.quantumtrader.actors.safety.SafetyAlarms;
import io.quantumtrader.actors.symbol.SymbolCommand.Order;
import io.quantumtrader.app.audit.VenueBooks;
import io.quantumtrader.app.config.FundSettings;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.config.SettingsLoader;
import io.quantumtrader.app.fund.SteppedFund;
import io.quantumtrader.exchange.LimitedMarket;
import io.quantumtrader.exchange.PricedMarket;
import io.quantumtrader.exchange.remote.RemoteMarket;
import io.quantumtrader.exchange.remote.RemoteSettings;
import io.quantumtrader.exchange.remote.RemoteVenue;
import io.quantumtrader.exchange.remote.ServerSettings;
import io.quantumtrader.exchange.remote.VenueServer;
import io.quantumtrader.exchange.simulated.SimulatedVenue;
import io.quantumtrader.exchange.simulated.VenueLog;
import io.quantumtrader.exchange.synthetic.SyntheticMarket;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.persistence.EventFeed;
import io.quantumtrader.persistence.catalogue.AllEvents;
import io.quantumtrader.persistence.journal.JournalReader;
import io.quantumtrader.persistence.symbol.SymbolEvent;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderFilled;
import io.quantumtrader.persistence.symbol.SymbolEvent.OwnershipTaken;
import io.quantumtrader.server.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Proves that the stop which rests at the venue closes a position while nobody owns its symbol, and that the next owner knows. */
class StopInTheGapTest {

    private static final Path HOME = Path.of("target", "proof").toAbsolutePath();
    private static final String SYMBOL = "CROWD00001USDT";
    private static final int OPENED_AT = 310;
    private static final int LONGEST_GAP = 900;
    private static final Settings SETTINGS =
            SettingsLoader.load(HOME, HOME.resolve("none.conf"), false, Map.of("market.speed", "max"));

    @TempDir
    Path folder;

    @Test
    @Timeout(300)
    void closesThePositionAndTheNextOwnerTakesItIn() throws Exception {
        TestServer.needsAnEmbeddedServer("a fund ends and comes back over its journal");
        Files.createDirectories(HOME.resolve("var/programs"));
        var data = Files.createDirectories(folder.resolve("fund"));
        var log = VenueBooks.file(Files.createDirectories(folder.resolve("venue")));
        try (var server = server(log)) {
            opens(data, server);
            var resting = books(log).restingStops(SYMBOL);
            assertThat(quantity(log)).isPositive();
            assertThat(resting).as("the stop that rests when the owner is gone").hasSize(1);

            int bars = 0;
            while (quantity(log) != 0 && bars < LONGEST_GAP && server.step()) bars++;

            assertThat(quantity(log))
                    .as("after %d bars that nobody heard", bars)
                    .isZero();
            long stirrings = books(log).stirrings(SYMBOL);
            var learnt = comesBack(data, server);

            System.out.printf(
                    "the stop in the gap: closed by the venue after %d bars without an owner, seed 5%n", bars);
            int taken = learnt.lastIndexOf(learnt.stream()
                    .filter(OwnershipTaken.class::isInstance)
                    .reduce((one, later) -> later)
                    .orElseThrow());
            assertThat(learnt.subList(taken, learnt.size()))
                    .as("its fill is recorded behind the next owner's first event")
                    .filteredOn(OrderFilled.class::isInstance)
                    .singleElement()
                    .satisfies(fill -> assertThat(((OrderFilled) fill).clientOrderId())
                            .isEqualTo(resting.getFirst().clientOrderId()));
            assertThat(learnt).noneMatch(SymbolEvent.DriftResolved.class::isInstance);
            assertThat(books(log).stirrings(SYMBOL))
                    .as("the next owner closes nothing a second time")
                    .isEqualTo(stirrings);
        }
    }

    private static void opens(Path data, VenueServer server) throws InterruptedException {
        try (var venue = RemoteVenue.connect(at(server))) {
            var ann = new Ann();
            var market = new SteppedMarket(RemoteMarket.connect(at(server)), server, ann::before);
            try (var fund =
                    SteppedFund.start(SETTINGS, data, new LimitedMarket(market, OPENED_AT + 1), wiring(venue))) {
                ann.conductor = fund.conductor();
                fund.play();
                fund.end();
            }
        }
    }

    /** What the journal says of the symbol when the next life has settled with the venue. */
    private static List<SymbolEvent> comesBack(Path data, VenueServer server) throws InterruptedException {
        try (var venue = RemoteVenue.connect(at(server));
                var fund = SteppedFund.again(SETTINGS, data, RemoteMarket.connect(at(server)), wiring(venue));
                var reader = new JournalReader(fund.database(), AllEvents.CATALOGUE)) {
            var events = new ArrayList<SymbolEvent>();
            reader.forEach(
                    "symbol|" + fund.portfolio() + "|" + SYMBOL, 1, entry -> events.add((SymbolEvent) entry.event()));
            fund.end();
            return events;
        }
    }

    private static SteppedFund.Wiring wiring(RemoteVenue venue) {
        return new SteppedFund.Wiring(inner -> venue, EventFeed.NONE, SafetyAlarms.logged(), Duration.ofSeconds(30));
    }

    private static VenueServer server(Path log) {
        var fund = FundSettings.of(SETTINGS);
        PricedMarket market = SyntheticMarket.restlessCrowd(5, 2);
        var venue = SimulatedVenue.open(fund.venue(), fund.instruments().rules(market), VenueLog.open(log, false));
        return VenueServer.stepped(
                new ServerSettings("127.0.0.1", 0, OPENED_AT + LONGEST_GAP),
                fund.venue(),
                venue,
                market,
                new Pace.Max());
    }

    private static RemoteSettings at(VenueServer server) {
        return new RemoteSettings(server.address(), Duration.ofSeconds(10));
    }

    private static VenueBooks books(Path log) {
        return new VenueBooks(VenueLog.orders(log));
    }

    private static double quantity(Path log) {
        double held = books(log).quantities().getOrDefault(SYMBOL, 0.0);
        return Math.abs(held) < 1e-9 ? 0 : held;
    }

    /** An operator who opens before one of the ticks. */
    private static final class Ann {
        private @Nullable Conductor conductor;
        private boolean said;

        private boolean before(long tick) {
            if (said || conductor == null || tick <= OPENED_AT) return false;
            said = true;
            var answer = conductor.operate(SYMBOL, new Order.Open("ann", "by hand", Side.LONG, Optional.empty()));
            return !answer.isCancelled();
        }
    }
}
