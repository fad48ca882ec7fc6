package io.quantumtrader.app.drill.crash;

import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.drill.crash.CrashFigures.RoundFound;
import io.quantumtrader.app.launch.Launch;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.app.launch.ReplayRequest;
import io.quantumtrader.persistence.audit.JournalAudit;
import io.quantumtrader.persistence.catalogue.AllEvents;
import io.quantumtrader.persistence.journal.JournalReader;
import io.quantumtrader.persistence.postgres.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A few rounds over one journal: the fund in its process, and what can be checked when it has stopped. */
final class CrashStory implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final int EVENTS_AFTERWARDS = 40;
    private static final Logger LOG = LoggerFactory.getLogger(CrashStory.class);
    private static final Pattern BROUGHT = Pattern.compile("(\\d+) events were brought over");

    private final Launch launch;
    private final Settings settings;
    private final CrashDrillRequest request;
    private final Path data;
    private final WitnessFile witness;
    private final List<String> options;
    private final StoryDatabase database;
    /** Somebody ends the drill: its fund and its database end with it. */
    private final Thread brokenOff = new Thread(this::leaveNothing, "crash-drill-broken-off");

    private boolean over;
    private @Nullable FundProcess fund;
    private long broughtBefore;
    private long witnessedBefore;

    CrashStory(
            Launch launch,
            Settings settings,
            CrashDrillRequest request,
            Path data,
            int number,
            Optional<SmallDisk> disk)
            throws IOException {
        this.launch = launch;
        this.request = request;
        this.data = Files.createDirectories(data);
        witness = new WitnessFile(data.resolve("witness"));
        database = request.given()
                .<StoryDatabase>map(given -> new GivenDatabase(given, number))
                .orElseGet(() -> new EmbeddedDatabase(data, request.home().resolve("var/programs"), disk));
        this.settings = database.settings(settings);
        options = Stream.concat(
                        Stream.of(
                                "--market",
                                "synthetic:" + (request.seed() + number),
                                "--speed",
                                "x3000",
                                "--witness",
                                witness.file().toString()),
                        database.options().stream())
                .toList();
        Runtime.getRuntime().addShutdownHook(brokenOff);
    }

    RoundFound round(CrashFault fault, SplittableRandom moments) throws IOException, InterruptedException {
        var life = started();
        trading(life);
        life.runFor(Duration.ofMillis(moments.nextLong(200, 2_000)));
        long began = System.nanoTime();
        database.strike(fault, life, moments);
        if (!fault.fundLives()) life = started();
        goesOn(life);
        long back = System.nanoTime() - began;
        life.runFor(Duration.ofMillis(moments.nextLong(100, 500)));
        life.stop(PATIENCE);
        fund = null;
        return found(back);
    }

    private FundProcess started() throws IOException {
        var life = begun();
        life.awaitReady(PATIENCE);
        return life;
    }

    private synchronized FundProcess begun() throws IOException {
        if (over) throw new LaunchFailed("the drill was broken off");
        var life = FundProcess.start(request.home(), data, options);
        fund = life;
        return life;
    }

    /** Lets the fund run until it has sent an order: on a slow machine the history before it takes a while. */
    private void trading(FundProcess life) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.readString(data.resolve("venue.log")).contains("\"qt-")) {
            if (System.nanoTime() > deadline) throw new LaunchFailed("no order within " + PATIENCE);
            life.runFor(LOOK);
        }
    }

    /** The fund is ready, and events go on being acknowledged. */
    private void goesOn(FundProcess life) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long enough = witness.lines() + EVENTS_AFTERWARDS;
        while (witness.lines() < enough) {
            if (System.nanoTime() > deadline)
                throw new LaunchFailed("nothing was acknowledged any more within " + PATIENCE);
            life.runFor(LOOK);
        }
        life.awaitReady(PATIENCE);
    }

    // --- what the stopped fund left

    private RoundFound found(long back) throws IOException {
        long brought = brought();
        long witnessed = witness.lines();
        var replay = launch.replay(new ReplayRequest(data, true), settings, Progress.silent());
        var books = replay.venue();
        var found = database.reading(this::stored);
        var round = new RoundFound(
                back,
                witnessed - witnessedBefore,
                brought - broughtBefore,
                books.map(compared -> (long) compared.orders()).orElse(0L),
                replay.decisionsCompared(),
                found.lost(),
                books.map(compared -> compared.differences()).orElse(List.of("the venue left no log")),
                found.chain(),
                replay.differences());
        witnessedBefore = witnessed;
        broughtBefore = brought;
        return round;
    }

    private record Stored(List<String> lost, List<String> chain) {}

    private Stored stored(Database journal) {
        var lost = new ArrayList<>(witness.twice());
        try (var reader = new JournalReader(journal, AllEvents.CATALOGUE)) {
            witness.highest().forEach((id, acknowledged) -> {
                long there = reader.highestSequenceNr(id);
                if (there < acknowledged) lost.add(id + " was acknowledged up to " + acknowledged + ", has " + there);
            });
        }
        try {
            var audit = JournalAudit.verify(journal, places(), rows -> {});
            return new Stored(
                    lost, audit.findings().stream().map(Object::toString).toList());
        } catch (SQLException | IOException failed) {
            throw new LaunchFailed("the journal cannot be read: " + failed.getMessage(), failed);
        }
    }

    private JournalAudit.Places places() {
        return new JournalAudit.Places(
                data.resolve("audit").resolve("seals"),
                data.resolve("spool").resolve("events.spool"),
                data.resolve("archive"));
    }

    private long brought() throws IOException {
        var log = data.resolve("fund.log");
        if (!Files.exists(log)) return 0;
        long sum = 0;
        var found = BROUGHT.matcher(Files.readString(log));
        while (found.find()) sum += Long.parseLong(found.group(1));
        return sum;
    }

    private synchronized void leaveNothing() {
        if (over) return;
        over = true;
        var left = fund;
        if (left != null) left.close();
        database.close();
    }

    @Override
    public void close() {
        leaveNothing();
        try {
            Runtime.getRuntime().removeShutdownHook(brokenOff);
        } catch (IllegalStateException ending) {
            LOG.debug("The drill was broken off", ending);
        }
    }
}
