package io.quantumtrader.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.JournalSchema;
import io.quantumtrader.persistence.postgres.PostgresServer;
import io.quantumtrader.persistence.postgres.ServerSettings;
import io.quantumtrader.persistence.postgres.SharedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal whose database goes away under it: killed, stopped in its tracks, or gone before the next life. */
class OutageTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder = SharedServer.folder("outage-" + System.nanoTime());
    private final PostgresServer server = PostgresServer.start(ServerSettings.in(folder, SharedServer.PROGRAMS));
    private final Database database = server.database();

    @TempDir
    private Path spoolFolder;

    private UUID identity = new UUID(0, 0);
    private ActorTestKit kit = ActorTestKit.create("none");

    @BeforeAll
    static void killsItsServer() {
        SharedServer.needsItsOwnServer(
                "kills and halts the server; the crash drill does from outside what can be done there");
    }

    @BeforeEach
    void start() {
        JournalSchema.prepare(database);
        identity = JournalSchema.identity(database);
        kit.shutdownTestKit();
        kit = kit();
    }

    @AfterEach
    void stop() {
        kit.shutdownTestKit();
        server.close();
    }

    @Test
    void goesOnThroughTheSpoolWhileTheServerIsDeadAndBringsEverythingOverAfterwards() throws Exception {
        var symbol = kit.spawn(new CountingWriter("symbol|main|BTC"));
        assertThat(count(symbol, 3)).isEqualTo(3);
        var back = revivedWhen(back());

        kill("KILL");
        assertThat(count(symbol, 20)).isEqualTo(23);
        assertThat(watch().state().isUp()).isFalse();
        back.countDown();
        awaitUp();

        assertThat(count(symbol, 2)).isEqualTo(25);
        assertThat(TestRows.count(database, "symbol|main|BTC")).isEqualTo(25);
        assertThat(ChainSamples.verify(database)).isEqualTo(25);
        kit.stop(symbol);
        assertThat(count(kit.spawn(new CountingWriter("symbol|main|BTC")), 1)).isEqualTo(26);
    }

    @Test
    void cutsAWriteThatTakesTooLongAndSkipsItWhenItHadLandedAfterAll() throws Exception {
        var symbol = kit.spawn(new CountingWriter("symbol|main|ETH"));
        assertThat(count(symbol, 1)).isEqualTo(1);

        kill("STOP");
        long began = System.nanoTime();
        assertThat(count(symbol, 5)).isEqualTo(6);
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        kill("CONT");
        awaitUp();

        System.out.println("five events while the server stood still: " + took + " ms");
        assertThat(count(symbol, 1)).isEqualTo(7);
        assertThat(TestRows.count(database, "symbol|main|ETH")).isEqualTo(7);
        assertThat(ChainSamples.verify(database)).isEqualTo(7);
    }

    @Test
    void failsAtOnceWhatMayNotBeSpooled() throws Exception {
        var governor = kit.spawn(new CountingWriter("governor|main"));
        assertThat(count(governor, 1)).isEqualTo(1);
        revivedWhen(back());

        kill("KILL");
        var probe = kit.<Long>createTestProbe();
        governor.tell(new CountingWriter.Next(probe.getRef()));

        probe.expectTerminated(governor, PATIENCE);
    }

    @Test
    void bringsOverWhatAFormerLifeLeftBeforeItAnswersARecovery() throws Exception {
        var symbol = kit.spawn(new CountingWriter("symbol|main|SOL"));
        assertThat(count(symbol, 2)).isEqualTo(2);
        revivedWhen(back());
        kill("KILL");
        assertThat(count(symbol, 4)).isEqualTo(6);
        kit.shutdownTestKit();

        kit = kit();
        watch().reviveBy(server::revive);

        assertThat(count(kit.spawn(new CountingWriter("symbol|main|SOL")), 1)).isEqualTo(7);
        assertThat(ChainSamples.verify(database)).isEqualTo(7);
    }

    private CountDownLatch back() {
        return new CountDownLatch(1);
    }

    /** The server is started again no sooner than the latch allows. */
    private CountDownLatch revivedWhen(CountDownLatch allowed) {
        watch().reviveBy(() -> {
            if (allowed.getCount() > 0) throw new IOException("not yet");
            server.revive();
        });
        return allowed;
    }

    private JournalWatch watch() {
        return JournalWatch.of(kit.system());
    }

    private void awaitUp() {
        TestProbe<Boolean> up = kit.createTestProbe();
        up.awaitAssert(PATIENCE, () -> {
            assertThat(watch().state().isUp()).isTrue();
            return true;
        });
    }

    private ActorTestKit kit() {
        var spool = new JournalConfig.SpoolSettings(
                spoolFolder.resolve("spool"), identity, 1 << 20, Duration.ofMillis(500));
        Config samples = CountingWriter.config(database);
        Config config = JournalConfig.of(database, spool)
                .withoutPath("pekko.actor.serializers")
                .withFallback(samples);
        return ActorTestKit.create("outage", config);
    }

    private void kill(String signal) throws IOException, InterruptedException {
        var postmaster = Files.readAllLines(folder.resolve("data").resolve("postmaster.pid"))
                .getFirst();
        var children = ProcessHandle.of(Long.parseLong(postmaster))
                .orElseThrow()
                .descendants()
                .toList();
        var all = new ArrayList<>(List.of("kill", "-" + signal, postmaster));
        children.forEach(child -> all.add(Long.toString(child.pid())));
        new ProcessBuilder(all).start().waitFor();
    }

    private long count(ActorRef<CountingWriter.Ask> writer, int times) {
        var probe = kit.<Long>createTestProbe();
        long last = 0;
        for (int i = 0; i < times; i++) {
            writer.tell(new CountingWriter.Next(probe.getRef()));
            last = probe.receiveMessage(PATIENCE);
        }
        return last;
    }
}
