package io.quantumtrader.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantumtrader.app.audit.Books;
import io.quantumtrader.app.audit.Ledger;
import io.quantumtrader.app.audit.VenueBooks;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.config.SettingsLoader;
import io.quantumtrader.app.fund.WholeFund;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.app.launch.ReplayRequest;
import io.quantumtrader.app.launch.ReplayResult;
import io.quantumtrader.app.launch.RunRequest;
import io.quantumtrader.app.launch.RunSummary;
import io.quantumtrader.exchange.simulated.LoggedOrder;
import io.quantumtrader.kernel.venue.VenueEvent;
import io.quantumtrader.kernel.venue.VenueOrder;
import io.quantumtrader.persistence.JournalEvent;
import io.quantumtrader.persistence.catalogue.AllEvents;
import io.quantumtrader.persistence.journal.JournalEntry;
import io.quantumtrader.persistence.journal.JournalReader;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.symbol.ObservationRow;
import io.quantumtrader.server.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same record played twice, read back, and tampered with. */
class HeadlessRunTest {

    private static final Path HOME = Path.of("target", "proof").toAbsolutePath();
    private static final Path PROGRAMS = HOME.resolve("var/programs");
    private static final int BARS = 560;
    private static final long SEED = 11;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static RunSummary first;

    @SuppressWarnings("NullAway.Init")
    private static RunSummary second;

    @BeforeAll
    static void play() throws IOException {
        Files.createDirectories(PROGRAMS);
        WalkedRecord.write(Files.createDirectories(folder.resolve("record")), BARS, SEED);
        first = run("first");
        second = run("second");
        System.out.printf(
                "run: %d bars, %d orders, %d fills, %d events, state %s, %.1f s and %.1f s%n",
                first.bars(),
                first.orders(),
                first.fills(),
                first.events(),
                first.stateHash(),
                first.seconds(),
                second.seconds());
    }

    @Test
    void comesOutTheSameTwice() {
        assertThat(first.fills()).as("fills").isPositive();
        assertThat(first.bars()).isEqualTo((long) BARS * WalkedRecord.SYMBOLS.size());
        assertThat(timeless(second)).isEqualTo(timeless(first));
    }

    @Test
    void agreesWithTheVenueOrderByOrder_andTheComparisonSeesWhatDoesNot() {
        var journal = Journals.ledger(folder.resolve("first"), PROGRAMS);
        var venue = VenueBooks.of(folder.resolve("first"));
        var found = Books.compare(journal, venue);
        System.out.println("books: " + found);
        assertThat(found.differences()).isEmpty();
        assertThat(found.unsettled()).isEmpty();
        assertThat(found.notes()).isEmpty();
        assertThat(found.orders()).isEqualTo((int) first.orders());
        assertThat(found.fills()).isEqualTo((int) first.fills());
        assertThat(found.events()).isEqualTo(first.events());
        var traded = venue.orders().stream()
                .filter(order -> !order.fills().isEmpty())
                .findFirst()
                .orElseThrow();
        int at = venue.orders().indexOf(traded);
        assertThat(compared(journal, venue, orders -> orders.remove(at))).anyMatch(told -> told.contains("never at"));
        assertThat(compared(journal, venue, orders -> orders.add(traded))).anyMatch(told -> told.contains("twice"));
        assertThat(compared(journal, venue, orders -> orders.set(at, dearer(traded))))
                .singleElement()
                .matches(told -> told.contains("in the journal"));
        assertThat(compared(journal, venue, orders -> orders.set(at, renamed(traded))))
                .anyMatch(told -> told.contains("never intended"));
    }

    /** What the comparison tells when the venue's orders were others. */
    private static List<String> compared(Ledger journal, VenueBooks venue, Consumer<List<LoggedOrder>> change) {
        var orders = new ArrayList<>(venue.orders());
        change.accept(orders);
        return Books.compare(journal, new VenueBooks(orders)).differences();
    }

    private static LoggedOrder dearer(LoggedOrder order) {
        var fills = new ArrayList<>(order.fills());
        var fill = fills.getFirst();
        fills.set(
                0,
                new VenueEvent.Filled(
                        fill.sequence(),
                        fill.atMs(),
                        fill.symbol(),
                        fill.clientOrderId(),
                        fill.tradeId(),
                        fill.side(),
                        fill.quantity(),
                        fill.price(),
                        Math.nextUp(fill.fee()),
                        fill.complete()));
        return new LoggedOrder(order.order(), order.atMs(), order.state(), order.reason(), fills);
    }

    private static LoggedOrder renamed(LoggedOrder order) {
        var was = order.order();
        var other = new VenueOrder.Market("qt-other", was.symbol(), was.side(), order.filledQuantity(), false);
        return new LoggedOrder(other, order.atMs(), order.state(), order.reason(), order.fills());
    }

    @Test
    void replaysWithoutADifference_andTellsOfEachTamperedRow() {
        var data = folder.resolve("second");
        var untouched = replay(data);
        System.out.printf("replay: %d decisions compared%n", untouched.decisionsCompared());
        assertThat(untouched.differences()).isEmpty();
        assertThat(untouched.venue()).hasValueSatisfying(venue -> {
            assertThat(venue.orders()).isEqualTo((int) second.orders());
            assertThat(venue.differences()).isEmpty();
        });
        assertThat(untouched.agrees()).isTrue();
        assertThat(untouched.stateHash()).isEqualTo(second.stateHash());
        var original = alter(data, HeadlessRunTest::otherKillScore);
        assertThat(tampered(data)).isEqualTo(1);
        TestServer.reading(data, PROGRAMS, database -> put(database, original.ordering(), original.event()));
        alter(data, HeadlessRunTest::otherClose);
        assertThat(tampered(data)).isGreaterThan(1);
    }

    /** How many differences replay finds now. */
    private static long tampered(Path data) {
        var found = replay(data);
        System.out.printf("replay: one row altered, %d differences%n", found.differenceCount());
        return found.differenceCount();
    }

    private static RunSummary run(String name) throws IOException {
        var data = Files.createDirectories(folder.resolve(name));
        return new WholeFund().run(new RunRequest(data, false), settings(data), Progress.silent());
    }

    private static ReplayResult replay(Path data) {
        return new WholeFund().replay(new ReplayRequest(data, true), settings(data), Progress.silent());
    }

    private static Settings settings(Path data) {
        return TestServer.settings(
                data,
                SettingsLoader.load(
                        HOME,
                        HOME.resolve("application.conf"),
                        false,
                        Map.of(
                                "profile", "paper",
                                "market.source", "recorded:" + folder.resolve("record"),
                                "market.speed", "max")));
    }

    /** All but how long it took and where it lies. */
    private static JsonNode timeless(RunSummary summary) {
        ObjectNode figures = new ObjectMapper().valueToTree(summary);
        return figures.without(List.of("seconds", "barsPerSecond", "data"));
    }

    private static ObservationRow otherKillScore(ObservationRow row) {
        return with(row, row.close(), Math.nextUp(row.killScore()));
    }

    private static ObservationRow otherClose(ObservationRow row) {
        return with(row, row.close() == row.high() ? row.low() : row.high(), row.killScore());
    }

    private static ObservationRow with(ObservationRow row, double close, double killScore) {
        return new ObservationRow(
                row.tick(),
                row.atMs(),
                row.openTimeMs(),
                row.open(),
                row.high(),
                row.low(),
                close,
                row.volume(),
                row.mark(),
                row.sigma(),
                killScore,
                row.rMultiple(),
                row.clusterStress(),
                row.equity(),
                row.stagedShare(),
                row.bits());
    }

    /** Alters the middle one of the holds with a kill score; returns it as it was. */
    private static JournalEntry alter(Path data, UnaryOperator<ObservationRow> change) {
        return TestServer.reading(data, PROGRAMS, database -> {
            var holds = new ArrayList<JournalEntry>();
            try (var reader = new JournalReader(database, AllEvents.CATALOGUE)) {
                reader.forEachAfter(0, entry -> {
                    if (entry.event() instanceof ObservationRow row && row.killScore() > 0) holds.add(entry);
                });
            }
            var chosen = holds.get(holds.size() / 2);
            put(database, chosen.ordering(), change.apply((ObservationRow) chosen.event()));
            return chosen;
        });
    }

    private static boolean put(Database database, long ordering, JournalEvent event) {
        try (var connection = database.connect("tampering");
                var statement =
                        connection.prepareStatement("update event_journal set event_payload = ? where ordering = ?")) {
            statement.setBytes(1, AllEvents.CATALOGUE.write(event));
            statement.setLong(2, ordering);
            assertThat(statement.executeUpdate()).isEqualTo(1);
            return true;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
