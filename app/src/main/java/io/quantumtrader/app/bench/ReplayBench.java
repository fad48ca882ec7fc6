package io.quantumtrader.app.bench;

import io.quantumtrader.app.config.JournalSection;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.launch.Launch;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.app.launch.ReplayRequest;
import io.quantumtrader.app.launch.RunRequest;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.PostgresServer;
import io.quantumtrader.persistence.postgres.ServerSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/** How fast a journal is held against the kernel, beside how fast its rows can be read at all. */
public final class ReplayBench {

    private static final int FETCH = 2_000;

    private ReplayBench() {}

    /**
     * Lets a run over the scripted market write a journal, then measures it.
     *
     * @param given a server that somebody else runs, where the journal has a schema of its own; empty for the embedded one
     * @param folder empty folder
     */
    public static ReplayBenchReport ofARun(
            Launch launch, Settings settings, Optional<Database> given, Path folder, Progress progress) {
        if (given.isEmpty()) {
            launch.run(new RunRequest(folder, false), settings, progress);
            return ofAFund(launch, settings, folder, progress);
        }
        try (var bench = BenchDatabase.empty(given.get(), "replay")) {
            var there = settings.withJournalIn(bench.database());
            launch.run(new RunRequest(folder, false), there, progress);
            return ofAFund(launch, there, folder, progress);
        }
    }

    /**
     * Replays a journal and reads it plainly.
     *
     * @param data folder of a fund that does not run; without an embedded journal that of the database in the settings is meant
     */
    public static ReplayBenchReport ofAFund(Launch launch, Settings settings, Path data, Progress progress) {
        progress.at("reading plainly", 0, Progress.UNKNOWN);
        var plain = Files.isDirectory(data.resolve("postgres")) ? embedded(settings, data) : external(settings, data);
        var replay = launch.replay(new ReplayRequest(data, true), settings, progress);
        var speed = replay.speed().orElseThrow();
        return new ReplayBenchReport(
                plain.server(),
                replay.events(),
                speed.bars(),
                replay.decisionsCompared(),
                replay.differenceCount(),
                speed.threads(),
                plain.rowsPerSecond(),
                replay.events() / replay.seconds(),
                speed.barsPerSecond(),
                speed.marketStatesPerSecond(),
                speed.decisionsPerSecond(),
                replay.seconds());
    }

    private record Plain(String server, double rowsPerSecond) {}

    private static Plain embedded(Settings settings, Path data) {
        var programs = settings.home().resolve("var/programs");
        try (var server = PostgresServer.start(ServerSettings.in(data.resolve("postgres"), programs))) {
            return plain(server.database(), ", embedded");
        }
    }

    private static Plain external(Settings settings, Path data) {
        var database = JournalSection.read(settings.section("journal"))
                .external()
                .orElseThrow(() -> new LaunchFailed("there is no journal in " + data + " and journal.url names none"));
        return plain(database, ", given");
    }

    /** The second time, as the first brings the rows into the server's memory. */
    private static Plain plain(Database database, String whose) {
        try {
            plain(database);
            return new Plain(BenchDatabase.server(database) + whose, plain(database));
        } catch (SQLException failed) {
            throw new LaunchFailed("the journal cannot be read: " + failed.getMessage(), failed);
        }
    }

    private static double plain(Database database) throws SQLException {
        long began = System.nanoTime();
        long rows = 0;
        try (var connection = database.connect("bench")) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.setFetchSize(FETCH);
                try (var found = statement.executeQuery("select persistence_id, sequence_number, event_ser_manifest,"
                        + " event_payload from event_journal order by persistence_id, sequence_number")) {
                    while (found.next()) if (found.getBytes(4).length > 0) rows++;
                }
            }
        }
        return rows * 1e9 / (System.nanoTime() - began);
    }
}
