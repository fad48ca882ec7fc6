package io.quantumtrader.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.actors.market.Conductor;
import io.quantumtrader.actors.market.Pace;
import io.quantumtrader.actors.market.Tick;
import io.quantumtrader.actors.safety.SafetyAlarms;
import io.quantumtrader.actors.symbol.SymbolCommand.Order;
import io.quantumtrader.actors.venue.Venue;
import io.quantumtrader.app.config.FundSettings;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.config.SettingsLoader;
import io.quantumtrader.app.fund.SteppedFund;
import io.quantumtrader.exchange.ForwardingMarket;
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
import io.quantumtrader.server.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proves that a fund decides the same on the same bars whether its venue is inside or a server that it follows. */
class RemoteVenueFundTest {

    private static final Path HOME = Path.of("target", "proof").toAbsolutePath();
    private static final Path PROGRAMS = HOME.resolve("var/programs");
    private static final int SYMBOLS = 4;
    private static final int TICKS = 360;
    private static final Settings SETTINGS =
            SettingsLoader.load(HOME, HOME.resolve("none.conf"), false, Map.of("market.speed", "max"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @BeforeAll
    static void programs() throws IOException {
        TestServer.needsAnEmbeddedServer("the journals of two funds are compared");
        Files.createDirectories(PROGRAMS);
    }

    @Test
    void decidesTheSameToTheByte() throws Exception {
        var inside = Files.createDirectories(folder.resolve("inside"));
        var outside = Files.createDirectories(folder.resolve("outside"));
        var insideWords = new HandWords();
        lives(inside, new Pulled(crowd(), insideWords), insideWords, UnaryOperator.identity());
        var log = folder.resolve("venue.log");
        try (var server = server(log);
                var venue = RemoteVenue.connect(at(server))) {
            var words = new HandWords();
            lives(
                    outside,
                    new SteppedMarket(RemoteMarket.connect(at(server)), server, words::before),
                    words,
                    inner -> venue);
            assertThat(server.view().lastTick()).isEqualTo(TICKS);
        }

        var expected = journal(inside);
        var found = journal(outside);
        System.out.printf(
                "venue outside: %,d events alike, %d orders%n",
                expected.size(), VenueLog.orders(log).size());
        assertThat(found).isEqualTo(expected);
        assertThat(Files.mismatch(log, inside.resolve("venue.log"))).isEqualTo(-1);
        assertThat(VenueLog.orders(log)).hasSizeGreaterThan(5);
    }

    private static PricedMarket crowd() {
        return SyntheticMarket.restlessCrowd(5, SYMBOLS);
    }

    private static VenueServer server(Path log) {
        var fund = FundSettings.of(SETTINGS);
        var market = crowd();
        var venue = SimulatedVenue.open(fund.venue(), fund.instruments().rules(market), VenueLog.open(log, false));
        return VenueServer.stepped(
                new ServerSettings("127.0.0.1", 0, 1_000), fund.venue(), venue, market, new Pace.Max());
    }

    private static RemoteSettings at(VenueServer server) {
        return new RemoteSettings(server.address(), Duration.ofSeconds(10));
    }

    private static void lives(Path data, PricedMarket market, HandWords words, UnaryOperator<Venue> line) {
        var wiring = new SteppedFund.Wiring(line, EventFeed.NONE, SafetyAlarms.logged(), Duration.ofSeconds(30));
        try (var fund = SteppedFund.start(SETTINGS, data, new LimitedMarket(market, TICKS), wiring)) {
            words.to = fund.conductor();
            words.symbols = market.symbols();
            fund.play();
            fund.end();
        }
    }

    private static List<String> journal(Path data) throws IOException {
        return TestServer.reading(data, PROGRAMS, database -> {
            var told = new ArrayList<String>();
            try (var reader = new JournalReader(database, AllEvents.CATALOGUE)) {
                for (String id : reader.persistenceIds())
                    reader.forEach(id, 1, entry -> told.add(id + " " + entry.sequenceNr() + " " + entry.event()));
            }
            return told;
        });
    }

    /** An operator who opens and closes one symbol after another, between the same ticks in both funds. */
    private static final class HandWords {
        private static final long FROM = 310;

        private @Nullable Conductor to;
        private List<String> symbols = List.of();
        private long said;

        /** Says what is to be said before a tick, once; whether anything was. */
        private boolean before(long tick) {
            var conductor = to;
            if (conductor == null || said >= tick) return false;
            said = tick;
            if (tick < FROM || tick % 5 != 0) return false;
            String symbol = symbols.get((int) (tick / 10 % symbols.size()));
            var word = tick % 10 == 0
                    ? new Order.Open("ann", "by hand", Side.LONG, Optional.empty())
                    : new Order.Close("ann", "enough");
            var answer = conductor.operate(symbol, word);
            assertThat(answer.isCancelled()).isFalse();
            return true;
        }
    }

    /** A market that is pulled. */
    private static final class Pulled extends ForwardingMarket {
        private final HandWords words;
        private long taken;

        private Pulled(PricedMarket market, HandWords words) {
            super(market);
            this.words = words;
        }

        @Override
        public Optional<Tick> next() {
            words.before(++taken);
            return super.next();
        }
    }
}
