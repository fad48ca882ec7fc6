package io.quantumtrader.persistence.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.persistence.journal.SampleJournals;
import io.quantumtrader.persistence.journal.archive.Archive;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.JournalSchema;
import io.quantumtrader.persistence.postgres.SharedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes that both believe that they keep the journal: seals and archive stay those of one. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class TwoKeepersTest {

    private static final long SEED = Long.getLong("keepers.seed", 43);
    private static final int ROUNDS = Integer.getInteger("keepers.rounds", 15);
    private static final List<String> NODES = List.of("a", "b");

    private final Database database = SharedServer.schema("two_keepers");
    private final SplittableRandom random = new SplittableRandom(SEED);

    @TempDir
    private Path folder;

    @BeforeEach
    void journal() throws SQLException {
        JournalSchema.prepare(database);
        try (var connection = database.connect("test");
                var statement = connection.createStatement()) {
            statement.execute(
                    "truncate event_journal restart identity cascade; truncate journal_seal, journal_archive");
        }
    }

    /** What a keeper does; whether it was overtaken. */
    @FunctionalInterface
    private interface Work {
        void of(String node) throws SQLException, IOException;
    }

    @Test
    void whoeverIsOvertakenFailsAndChangesNothing() throws Exception {
        int overtaken = 0;
        var violations = new ArrayList<String>();
        for (int round = 1; round <= ROUNDS; round++) {
            SampleJournals.append(database, random, List.of("symbol|a", "symbol|b", "governor"), 20);
            var before = SampleJournals.all(database, Archive.in(archive()));
            long at = round;
            overtaken += atOnce(node -> sealer(node).seal(at));
            overtaken += atOnce(node -> new Archiver(database, archive(), 60).archive(at, at, rows -> {}));
            overtaken += atOnce(node -> new Archiver(database, archive(), 60).archive(at, at, rows -> {}));
            if (!SampleJournals.all(database, Archive.in(archive())).equals(before))
                violations.add("round " + round + ": another journal");
        }
        SampleJournals.append(database, random, List.of("symbol|a"), 2);
        for (String node : NODES) {
            sealer(node).seal(ROUNDS + 1L);
            SampleJournals.append(database, random, List.of("symbol|a"), 2);
            sealer(node).seal(ROUNDS + 1L);
            for (var finding : verify(node).findings()) violations.add(node + ": " + finding);
        }
        try (var halves = Files.newDirectoryStream(archive(), "*.new")) {
            halves.forEach(left -> violations.add("left behind: " + left));
        }
        System.out.printf(
                "property two keepers at once (seed %d): %d rounds, %d times overtaken, %d segments, %d violations%n",
                SEED, ROUNDS, overtaken, verify("b").segments(), violations.size());
        assertThat(violations).isEmpty();
        assertThat(overtaken).isPositive();
        assertThat(verify("b").segments()).isPositive();
    }

    /** Both at the same moment; how many failed. */
    private static int atOnce(Work work) throws Exception {
        var together = new CyclicBarrier(NODES.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var both = NODES.stream()
                    .map(node -> threads.submit(() -> {
                        together.await(20, TimeUnit.SECONDS);
                        return overtaken(work, node);
                    }))
                    .toList();
            int overtaken = 0;
            for (var one : both) overtaken += one.get(60, TimeUnit.SECONDS);
            return overtaken;
        }
    }

    private static int overtaken(Work work, String node) throws IOException {
        try {
            work.of(node);
            return 0;
        } catch (SQLException refused) {
            return 1;
        }
    }

    private Sealer sealer(String node) {
        return new Sealer(database, seals(node));
    }

    /** Each node has a copy of its own. */
    private Path seals(String node) {
        return folder.resolve(node).resolve("seals");
    }

    private Path archive() {
        return folder.resolve("archive");
    }

    private AuditReport verify(String node) throws SQLException, IOException {
        return JournalAudit.verify(
                database, new JournalAudit.Places(seals(node), folder.resolve("spool"), archive()), rows -> {});
    }
}
