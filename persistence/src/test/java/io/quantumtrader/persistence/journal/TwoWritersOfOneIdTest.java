package io.quantumtrader.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantumtrader.persistence.audit.JournalAudit;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.Hold;
import io.quantumtrader.persistence.postgres.JournalSchema;
import io.quantumtrader.persistence.postgres.SharedServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nodes that write the same ids: the key of the table decides, one event stands at each number, only the writer that came too
 * late is stopped, and every chain holds.
 */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class TwoWritersOfOneIdTest {

    private static final long SEED = Long.getLong("nodes.seed", 20_261);
    private static final int LIVES = Integer.getInteger("nodes.lives", 3);
    private static final int BURSTS = Integer.getInteger("nodes.bursts", 80);
    private static final List<String> CONTESTED = List.of("symbol|x", "symbol|y", "guardian|x", "governor|main");
    private static final int OWN = 12;

    private final Database database = SharedServer.schema("two_writers");

    @TempDir
    private Path folder;

    @BeforeEach
    void empty() throws Exception {
        JournalSchema.prepare(database);
        TestRows.removeAll(database);
    }

    /** One command and what became of it. */
    private record Asked(String node, String id, boolean own, CompletableFuture<OptionalLong> told) {}

    /** What was seen over all lives. */
    private static final class Seen {
        long writes;
        long collisions;
        final List<String> violations = new ArrayList<>();
        final Map<String, String> acknowledged = new HashMap<>();
        final Map<String, Long> highest = new HashMap<>();
    }

    @Test
    void oneEventStandsAtEachNumberHoweverTheyInterleave() throws Exception {
        var seen = new Seen();
        for (int life = 0; life < LIVES; life++) {
            try (var a = TestNode.of("a", database);
                    var b = TestNode.of("b", database)) {
                var random = new SplittableRandom(SEED + life);
                for (int burst = 0; burst < BURSTS; burst++) settle(burst(a, b, random), seen);
            }
        }

        check(seen);
        System.out.printf(
                "property two writers of one id (seed %d): %d lives of two nodes, %d writes, %d collisions, %d violations%n",
                SEED, LIVES, seen.writes, seen.collisions, seen.violations.size());
        assertThat(seen.violations).isEmpty();
        assertThat(seen.collisions).isPositive();
    }

    /** Commands to both nodes at once: contested ids by chance, own ones always, so that batches hold both. */
    private static List<Asked> burst(TestNode a, TestNode b, SplittableRandom random) {
        var asked = new ArrayList<Asked>();
        var order = new ArrayList<Runnable>();
        for (var node : Map.of("a", a, "b", b).entrySet()) {
            for (String id : CONTESTED) {
                if (random.nextInt(3) > 0)
                    order.add(() -> asked.add(
                            new Asked(node.getKey(), id, false, node.getValue().write(id))));
            }
            for (int i = 0; i < OWN; i++) {
                String id = "symbol|" + node.getKey() + i;
                order.add(() -> asked.add(
                        new Asked(node.getKey(), id, true, node.getValue().write(id))));
            }
        }
        while (!order.isEmpty()) order.remove(random.nextInt(order.size())).run();
        return asked;
    }

    private static void settle(List<Asked> burst, Seen seen) throws Exception {
        for (var asked : burst) {
            var number = asked.told().get(30, TimeUnit.SECONDS);
            seen.writes++;
            if (number.isEmpty()) {
                seen.collisions++;
                if (asked.own()) seen.violations.add(asked + " was stopped by a collision of another");
                continue;
            }
            String place = asked.id() + "#" + number.getAsLong();
            String earlier = seen.acknowledged.put(place, asked.node());
            if (earlier != null) seen.violations.add(place + " was acknowledged twice");
            seen.highest.merge(asked.id(), number.getAsLong(), Math::max);
        }
    }

    private void check(Seen seen) throws Exception {
        try (var reader = new JournalReader(database, SampleEvent.CATALOGUE)) {
            for (var id : seen.highest.entrySet()) {
                var next = new long[] {1};
                reader.forEach(id.getKey(), 1, entry -> {
                    boolean right =
                            entry.sequenceNr() == next[0] && entry.event().equals(new SampleEvent.Counted(next[0]));
                    if (!right) seen.violations.add(entry + " stands at " + next[0]);
                    seen.acknowledged.remove(id.getKey() + "#" + next[0]);
                    next[0]++;
                });
            }
        }
        seen.acknowledged.keySet().forEach(lost -> seen.violations.add(lost + " was acknowledged and is not there"));
        var places =
                new JournalAudit.Places(folder.resolve("seals"), folder.resolve("spool"), folder.resolve("archive"));
        JournalAudit.verify(database, places, rows -> {})
                .findings()
                .forEach(finding -> seen.violations.add(String.valueOf(finding)));
    }

    /** Each writer remembers where the chains end that it wrote; what another wrote since it asks for. */
    @Test
    void aWriterWhoseMemoryIsStaleAsksTheDatabaseAgain() throws Exception {
        try (var a = writer("a");
                var b = writer("b")) {
            write(a, "w1", 1, 5);
            write(b, "w2", 6, 7);

            write(a, "w3", 8, 8);
            assertThatThrownBy(() -> write(b, "w2", 8, 8)).hasMessageContaining("duplicate key");
            write(b, "w4", 9, 30);
            write(a, "w5", 31, 60);
            assertThatThrownBy(() -> write(b, "w4", 31, 31)).hasMessageContaining("duplicate key");
            assertThatThrownBy(() -> write(a, "w1", 6, 6)).hasMessageContaining("duplicate key");
            assertThatThrownBy(() -> write(b, "w4", 62, 62)).hasMessageContaining("no event before it");
        }

        assertThat(TestRows.count(database, "symbol|x")).isEqualTo(60);
        assertThat(ChainSamples.verify(database)).isEqualTo(60);
    }

    @Test
    void anIdGoesFromNodeToNodeAndBack() throws Exception {
        try (var a = TestNode.of("a", database);
                var b = TestNode.of("b", database)) {
            for (int number = 1; number <= 5; number++)
                assertThat(a.written("symbol|x")).hasValue(number);
            a.leave("symbol|x");
            for (int number = 6; number <= 7; number++)
                assertThat(b.written("symbol|x")).hasValue(number);
            b.leave("symbol|x");
            for (int number = 8; number <= 9; number++)
                assertThat(a.written("symbol|x")).hasValue(number);
            assertThat(b.written("symbol|x")).hasValue(10);

            assertThat(a.written("symbol|x")).as("the stale one is stopped").isEmpty();
            assertThat(a.written("symbol|x")).as("its successor has recovered").hasValue(11);
        }
        assertThat(ChainSamples.verify(database)).isEqualTo(11);
    }

    private GroupCommit writer(String node) {
        return new GroupCommit(database, new Hold.OfNode(node), "test", 1_000, null);
    }

    private static void write(GroupCommit writer, String incarnation, long from, long to) throws Exception {
        var rows = new ArrayList<JournalRow>();
        for (long number = from; number <= to; number++) rows.add(TestRows.by(incarnation, "symbol|x", number));
        writer.write(rows).get(20, TimeUnit.SECONDS);
    }
}
