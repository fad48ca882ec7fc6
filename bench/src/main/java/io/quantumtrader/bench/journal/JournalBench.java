package io.quantumtrader.bench.journal;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.quantumtrader.persistence.journal.JournalConfig;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.JournalSchema;
import io.quantumtrader.persistence.postgres.PostgresServer;
import io.quantumtrader.persistence.postgres.ServerSettings;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorSystem;

/**
 * Prints a table. Arguments: folder for the server, seconds per line (default 3), then optionally the numbers of
 * writers and settings of Pekko to try, e.g. {@code quantum-trader-journal.max-rows-per-commit=16}.
 */
public final class JournalBench {

    private JournalBench() {}

    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments.length > 0 ? arguments[0] : "target/journal-bench");
        long seconds = arguments.length > 1 ? Long.parseLong(arguments[1]) : 3;
        var writers = arguments.length > 2 ? List.of(arguments[2].split(",")) : List.of("1", "16", "64");
        var tried = arguments.length > 3 ? arguments[3] : "";
        try (var server =
                PostgresServer.start(ServerSettings.in(folder.resolve("server"), folder.resolve("programs")))) {
            JournalSchema.prepare(server.database());
            System.out.println("| writer | at once | events/s | round p50 ms | p99 ms |");
            System.out.println("|---|---|---|---|---|");
            for (var count : writers) {
                int number = Integer.parseInt(count);
                raw(server.database(), number, seconds);
                actors("own plugin", number, seconds, ConfigFactory.parseString(tried), server.database());
                actors("pekko-persistence-jdbc", number, seconds, peer(), Peers.tables(server.database()));
            }
        }
    }

    private static Config peer() {
        return ConfigFactory.parseResources("journal-bench-peer.conf");
    }

    private static void actors(String name, int writers, long seconds, Config special, Database database)
            throws Exception {
        var config = special.withFallback(
                        ConfigFactory.parseString("pekko.actor.serializers.quantum-trader-journal = \""
                                + BenchEvent.Serializer.class.getName() + "\""))
                .withFallback(JournalConfig.of(database))
                .withFallback(ConfigFactory.load())
                .resolve();
        var result = new CompletableFuture<Rounds.Result>();
        var system =
                ActorSystem.create(Rounds.of(writers, "bench-" + System.nanoTime(), seconds, result), "bench", config);
        var seen = result.get(seconds + 120, TimeUnit.SECONDS);
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().get(60, TimeUnit.SECONDS);
        print(name, writers, seen);
    }

    private static void print(String name, int writers, Rounds.Result seen) {
        System.out.printf(
                "| %s | %d | %.0f | %.2f | %.2f |%n", name, writers, seen.perSecond(), seen.medianMs(), seen.p99Ms());
    }

    private static void raw(Database database, int rows, long seconds) throws SQLException {
        print("plain JDBC batch, one thread", rows, RawInsert.measure(database, rows, seconds));
    }
}
