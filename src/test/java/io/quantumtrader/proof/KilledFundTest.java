package io.quantumtrader.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.app.audit.Books;
import io.quantumtrader.app.audit.VenueBooks;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.config.SettingsLoader;
import io.quantumtrader.app.drill.crash.FundProcess;
import io.quantumtrader.app.fund.WholeFund;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.app.launch.ReplayRequest;
import io.quantumtrader.persistence.postgres.PostgresServer;
import io.quantumtrader.persistence.postgres.ServerSettings;
import io.quantumtrader.server.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A fund is killed at random moments, every third time while it is still starting, and started again. {@code proof.kills}
 * says how often, {@code proof.seed} when.
 */
class KilledFundTest {

    private static final int KILLS = Integer.getInteger("proof.kills", 2);
    private static final long SEED = Long.getLong("proof.seed", 7);
    private static final Path HOME = Path.of("target", "proof").toAbsolutePath();
    private static final Path PROGRAMS = HOME.resolve("var/programs");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration AT_REST = Duration.ofSeconds(30);
    /** The scripted market ends flat; so that most kills hit a fund with positions, every few of them begin it anew. */
    private static final int KILLS_OF_A_STORY = 3;

    @TempDir
    Path folder;

    private Path data = Path.of("");
    private List<String> market = List.of();

    @Test
    @Timeout(1_800)
    void losesAndRepeatsNothingWhereverItIsKilled() throws Exception {
        var moments = new SplittableRandom(SEED);
        PROGRAMS.toFile().mkdirs();
        System.out.printf("%d kills, seed %d%n", KILLS, SEED);
        for (int done = 0; done < KILLS; done += KILLS_OF_A_STORY) {
            long story = SEED + done / KILLS_OF_A_STORY;
            data = Files.createDirectories(folder.resolve("story-" + story));
            market = new ArrayList<>(List.of("--market", "synthetic:" + story, "--speed", "x6000"));
            market.addAll(TestServer.options(data));
            story(done + 1, Math.min(KILLS, done + KILLS_OF_A_STORY), moments);
        }
    }

    private void story(int firstKill, int lastKill, SplittableRandom moments) throws Exception {
        for (int kill = firstKill; kill <= lastKill; kill++) {
            try (var fund = FundProcess.start(HOME, data, market)) {
                if (kill % KILLS_OF_A_STORY == 0) {
                    killWhileStarting(fund, kill, Duration.ofMillis(moments.nextLong(500, 4_000)));
                } else {
                    String risen = risen(fund);
                    killAtWork(fund, kill, risen, Duration.ofMillis(moments.nextLong(1_000, 3_000)));
                }
            }
        }
        try (var fund = FundProcess.start(HOME, data, market)) {
            System.out.printf("last start: %s%n", risen(fund));
            fund.runFor(Duration.ofSeconds(1));
            int code = fund.stop(PATIENCE);
            System.out.printf("stopped with exit code %d%n", code);
        }
        assertThat(PostgresServer.running(data.resolve("postgres")))
                .as("a database left behind")
                .isEmpty();
        books();
        replay();
    }

    /** A fund that failed has left its database running. */
    @AfterEach
    void stopDatabase() {
        if (PostgresServer.running(data.resolve("postgres")).isEmpty()) return;
        PostgresServer.start(ServerSettings.in(data.resolve("postgres"), PROGRAMS))
                .close();
    }

    /** Waits for the fund and for its agreement with both records; says how that went. */
    private String risen(FundProcess fund) throws IOException {
        var ready = fund.awaitReady(PATIENCE);
        int held = Agreement.await(fund, data, PROGRAMS, AT_REST);
        return String.format("ready after %d ms, %d positions agree and have their stops", ready.toMillis(), held);
    }

    private void killAtWork(FundProcess fund, int kill, String risen, Duration moment)
            throws IOException, InterruptedException {
        trading(fund);
        fund.runFor(moment);
        fund.kill();
        System.out.printf("kill %d: %s; killed %d ms later, %s%n", kill, risen, moment.toMillis(), left());
    }

    /** Lets the fund run until it has sent its first order: on a slow machine the history before it takes a while. */
    private void trading(FundProcess fund) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.readString(data.resolve("venue.log")).contains("\"qt-")) {
            assertThat(System.nanoTime()).as("waiting for the first order").isLessThan(deadline);
            fund.runFor(Duration.ofMillis(200));
        }
    }

    private void killWhileStarting(FundProcess fund, int kill, Duration moment)
            throws IOException, InterruptedException {
        fund.runFor(moment);
        fund.kill();
        System.out.printf("kill %d: killed %d ms after the start, %s%n", kill, moment.toMillis(), left());
    }

    /** What the dead fund left: both records as they are, before anybody settles them. */
    private String left() {
        if (TestServer.running(data).isEmpty()) return "no database was running";
        var journal = Journals.ledger(data, PROGRAMS);
        var found = Books.compare(journal, VenueBooks.of(data));
        return String.format(
                "left %d orders, %d fills, %d positions, %d things to settle",
                found.orders(),
                found.fills(),
                found.positions(),
                found.differences().size() + found.unsettled().size());
    }

    private void books() {
        var found = Journals.compare(data, PROGRAMS);
        System.out.printf("books: %s%n", found);
        assertThat(found.differences()).isEmpty();
        assertThat(found.unsettled()).isEmpty();
        assertThat(found.notes()).as("adopted or drifted").isEmpty();
        assertThat(found.orders()).as("orders compared").isPositive();
    }

    private void replay() {
        Settings settings =
                TestServer.settings(data, SettingsLoader.load(HOME, HOME.resolve("application.conf"), false, Map.of()));
        var found = new WholeFund().replay(new ReplayRequest(data, true), settings, Progress.silent());
        System.out.printf(
                "replay: %d events, %d decisions compared, %d differences%n",
                found.events(), found.decisionsCompared(), found.differenceCount());
        assertThat(found.differences()).isEmpty();
    }
}
