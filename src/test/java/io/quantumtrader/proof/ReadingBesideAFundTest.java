package io.quantumtrader.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.config.SettingsLoader;
import io.quantumtrader.app.drill.crash.FundProcess;
import io.quantumtrader.app.drill.crash.Signals;
import io.quantumtrader.app.fund.WholeFund;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.app.launch.ReplayRequest;
import io.quantumtrader.app.launch.ReplayResult;
import io.quantumtrader.persistence.postgres.OwnershipLock;
import io.quantumtrader.persistence.postgres.PostgresServer;
import io.quantumtrader.persistence.postgres.ServerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A journal is held against the kernel beside the fund that writes it, and after one that was killed while its database was away. */
@Timeout(300)
class ReadingBesideAFundTest {

    private static final Path HOME = Path.of("target", "proof").toAbsolutePath();
    private static final Path PROGRAMS = HOME.resolve("var/programs");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final int READINGS = Integer.getInteger("proof.readings", 8);
    private static final List<String> MARKET = List.of("--market", "synthetic:7", "--speed", "x6000");

    private final Settings settings = SettingsLoader.load(HOME, HOME.resolve("application.conf"), false, Map.of());
    private final WholeFund launch = new WholeFund();

    @TempDir
    Path data;

    @BeforeEach
    void programs() throws IOException {
        Files.createDirectories(PROGRAMS);
    }

    @AfterEach
    void stopDatabase() {
        if (PostgresServer.running(data.resolve("postgres")).isEmpty()) return;
        PostgresServer.start(ServerSettings.in(data.resolve("postgres"), PROGRAMS))
                .close();
    }

    @Test
    void findsNoDifferenceHoweverOftenItLooksAtAFundThatGoesOn() throws Exception {
        try (var fund = FundProcess.start(HOME, data, MARKET)) {
            fund.awaitReady(PATIENCE);
            until(fund, this::traded);
            long before = 0;
            int grown = 0;
            for (int i = 0; i < READINGS; i++) {
                var found = replay();

                assertThat(found.differences()).as("reading %d", i).isEmpty();
                assertThat(found.decisionsCompared()).isPositive();
                assertThat(found.venue()).as("its log goes on by itself").isEmpty();
                if (found.events() > before) grown++;
                before = found.events();
            }
            System.out.printf(
                    "read beside a fund: %d times, %d of them had grown, %d events at last, 0 violations%n",
                    READINGS, grown, before);
            assertThat(grown).isGreaterThan(1);
            fund.awaitReady(PATIENCE);
            assertThat(fund.stop(PATIENCE)).isNotNegative();
        }
        assertThat(replay().venue()).isPresent();
    }

    @Test
    void adoptsADatabaseThatOutlivedItsFund_andBringsTheSpoolOver() throws Exception {
        var database = new Signals(data.resolve("postgres").resolve("data"));
        try (var fund = FundProcess.start(HOME, data, MARKET)) {
            fund.awaitReady(PATIENCE);
            until(fund, this::traded);
            database.stall();
            fund.runFor(Duration.ofSeconds(2));
            fund.kill();
            database.goOn();
        }
        var orphan = PostgresServer.running(data.resolve("postgres")).orElseThrow();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (OwnershipLock.owner(orphan).isPresent()) {
            assertThat(System.nanoTime()).as("the lock is given back").isLessThan(deadline);
            LockSupport.parkNanos(LOOK.toNanos());
        }

        var before = launch.keeping().audit(data, settings, Progress.silent());
        assertThat(before.waiting()).as("events in the spool").isPositive();
        assertThat(PostgresServer.running(data.resolve("postgres")))
                .as("who only looks stops nothing")
                .isPresent();
        var found = replay();
        var after = launch.keeping().audit(data, settings, Progress.silent());

        System.out.printf(
                "read after a killed fund: %d events in its database, %d in its spool, %d together%n",
                before.events(), before.waiting(), found.events());
        assertThat(found.differences()).isEmpty();
        assertThat(found.venue()).as("nobody writes it any more").isPresent();
        assertThat(after.waiting()).isZero();
        assertThat(found.events()).isEqualTo(after.events()).isGreaterThan(before.events());
        assertThat(PostgresServer.running(data.resolve("postgres")))
                .as("whoever adopts it stops it")
                .isEmpty();
    }

    private ReplayResult replay() {
        return launch.replay(new ReplayRequest(data, true), settings, Progress.silent());
    }

    private boolean traded() {
        try {
            return Files.readString(data.resolve("venue.log")).contains("\"qt-");
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void until(FundProcess fund, BooleanSupplier wanted) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!wanted.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waiting").isLessThan(deadline);
            fund.runFor(LOOK);
        }
    }
}
