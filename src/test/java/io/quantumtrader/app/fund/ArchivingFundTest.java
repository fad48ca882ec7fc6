package io.quantumtrader.app.fund;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.config.SettingsLoader;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.app.launch.ReplayRequest;
import io.quantumtrader.app.launch.ReplayResult;
import io.quantumtrader.persistence.postgres.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A running fund moves what has grown old to its archive by itself, and nobody who reads the record can tell. */
class ArchivingFundTest {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final Map<String, String> KEEPING_THREE_DAYS =
            Map.of("market.ticks", "420", "journal.seal-every", "1 s", "journal.keep", "3 d");

    @TempDir
    private Path data;

    @Test
    void movesWhatIsOlderThanItKeeps_andReplayAuditAndItselfReadEverything() throws Exception {
        try (var fund = fundOn(Duration.ZERO)) {
            fund.kill(TwoOperatorsFund.ADA, "REDUCE_ONLY");
            assertThat(segments()).as("nothing is old").isZero();
        }
        try (var fund = fundOn(Duration.ofDays(2))) {
            assertThat(isKilled(fund)).isTrue();
            assertThat(segments()).as("within what is kept").isZero();
        }
        var before = replay();

        long left;
        try (var fund = fundOn(Duration.ofDays(30))) {
            Patience.await("files of the archive", () -> segments() > 0);
            Patience.await("rows moved", () -> left() < before.events() / 10);
            assertThat(isKilled(fund)).isTrue();

            var beside = new WholeFund().keeping().audit(data, settings(), Progress.silent());
            assertThat(beside.findings()).isEmpty();
            assertThat(beside.segments()).isPositive();
            assertThat(beside.events()).isGreaterThanOrEqualTo(before.events());
            var replayed = replay();
            assertThat(replayed.differences()).isEmpty();
            left = left();
            assertThat(replayed.decisionsCompared()).isGreaterThanOrEqualTo(before.decisionsCompared());
        }
        var after = replay();

        System.out.printf(
                "archived by a running fund: %d events before, %d after it, %d of those were left in the database%n",
                before.events(), after.events(), left);
        assertThat(after.agrees()).isTrue();
        assertThat(after.events()).isGreaterThan(before.events());
        try (var fund = fundOn(Duration.ofDays(30))) {
            assertThat(isKilled(fund)).as("remembered from the archive").isTrue();
        }
    }

    private TwoOperatorsFund fundOn(Duration later) {
        return new TwoOperatorsFund(data, KEEPING_THREE_DAYS, InstantSource.offset(InstantSource.system(), later));
    }

    private static boolean isKilled(TwoOperatorsFund fund) {
        return fund.get("/api/v1/kill-switch").body().path("enabled").asBoolean();
    }

    private ReplayResult replay() {
        return new WholeFund().replay(new ReplayRequest(data, true), settings(), Progress.silent());
    }

    private long segments() {
        var archive = data.resolve("archive");
        if (!Files.isDirectory(archive)) return 0;
        try (Stream<Path> files = Files.list(archive)) {
            return files.filter(file -> file.toString().endsWith(".qta")).count();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** How many rows of the archive the database still has: the last one of each entity. */
    private long left() {
        var database = PostgresServer.running(data.resolve("postgres")).orElseThrow();
        try (var connection = database.connect("test");
                var statement = connection.createStatement();
                var found = statement.executeQuery("select count(*) from event_journal where ordering <="
                        + " (select coalesce(max(to_ordering), 0) from journal_archive)")) {
            found.next();
            return found.getLong(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Settings settings() {
        return SettingsLoader.load(PROJECT, PROJECT.resolve("application.conf"), true, Map.of());
    }
}
