package io.quantumtrader.app.drill.crash;

import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.OwnSchema;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/** A schema of its own in a server that somebody else runs, where only the fund's own sessions can be disturbed. */
final class GivenDatabase implements StoryDatabase {

    private static final Duration AGAIN = Duration.ofMillis(10);

    private final Database whole;
    private final OwnSchema schema;
    private final Sessions sessions;
    private final Database database;

    GivenDatabase(Database whole, int number) {
        String name = "qt_drill_" + ProcessHandle.current().pid() + "_" + number;
        this.whole = whole;
        schema = OwnSchema.in(whole, name);
        sessions = new Sessions(name);
        database = sessions.marked(schema.database());
    }

    @Override
    public List<String> options() {
        return List.of("--set", "journal.url=" + database.url(), "--set", "journal.user=" + database.user());
    }

    @Override
    public Settings settings(Settings settings) {
        return settings.withJournalIn(database);
    }

    @Override
    public void strike(CrashFault fault, FundProcess life, SplittableRandom moments)
            throws IOException, InterruptedException {
        var outage = Duration.ofMillis(moments.nextLong(700, 3_000));
        try {
            switch (fault) {
                case FUND_KILLED -> life.kill();
                case SESSIONS_ENDED -> endSessions(life, outage);
                case SESSIONS_ENDED_FUND_KILLED -> {
                    endSessions(life, outage);
                    life.kill();
                }
                case TABLE_LOCKED -> lockTable(life, outage);
                case DATABASE_KILLED, DATABASE_STOPPED, DATABASE_STALLED, BOTH_KILLED, DISK_FULL ->
                    throw new LaunchFailed("not to a server that somebody else runs: " + fault.text());
            }
        } catch (SQLException failed) {
            throw new LaunchFailed("the server does not allow it: " + failed.getMessage(), failed);
        }
    }

    private void endSessions(FundProcess life, Duration outage) throws SQLException, IOException, InterruptedException {
        long over = System.nanoTime() + outage.toNanos();
        try (var connection = whole.connect("quantum-trader drill");
                var _ = sessions.refused(connection)) {
            while (System.nanoTime() < over) {
                sessions.end(connection);
                life.runFor(AGAIN);
            }
        }
    }

    private void lockTable(FundProcess life, Duration outage) throws SQLException, IOException, InterruptedException {
        try (var connection = schema.database().connect("quantum-trader drill");
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table event_journal in exclusive mode");
            life.runFor(outage);
            connection.rollback();
        }
    }

    @Override
    public <T> T reading(Function<Database, T> work) {
        return work.apply(schema.database());
    }

    @Override
    public void close() {
        schema.close();
    }
}
