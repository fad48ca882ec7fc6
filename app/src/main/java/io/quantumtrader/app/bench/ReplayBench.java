package io.quantumtrader.app.bench;

import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.launch.Launch;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.app.launch.ReplayRequest;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.PostgresServer;
import io.quantumtrader.persistence.postgres.ServerSettings;
import java.nio.file.Path;
import java.sql.SQLException;

/** How fast a journal is held against the kernel, beside how fast its rows can be read at all. */
public final class ReplayBench {

    private static final int FETCH = 2_000;

    private ReplayBench() {}

    /**
     * Replays a journal and reads it plainly.
     *
     * @param data folder of a fund that does not run
     */
    public static ReplayBenchReport run(Launch launch, Settings settings, Path data, Progress progress) {
        double plain;
        var programs = settings.home().resolve("var/programs");
        progress.at("reading plainly", 0, Progress.UNKNOWN);
        try (var server = PostgresServer.start(ServerSettings.in(data.resolve("postgres"), programs))) {
            plain(server.database());
            plain = plain(server.database());
        } catch (SQLException failed) {
            throw new LaunchFailed("the journal cannot be read: " + failed.getMessage(), failed);
        }
        var replay = launch.replay(new ReplayRequest(data, true), settings, progress);
        var speed = replay.speed().orElseThrow();
        return new ReplayBenchReport(
                replay.events(),
                speed.bars(),
                replay.decisionsCompared(),
                replay.differenceCount(),
                speed.threads(),
                plain,
                replay.events() / replay.seconds(),
                speed.barsPerSecond(),
                speed.marketStatesPerSecond(),
                speed.decisionsPerSecond(),
                replay.seconds());
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
