package io.quantumtrader.app.drill.crash;

import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.PostgresServer;
import io.quantumtrader.persistence.postgres.ServerSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;

/** The embedded server in the folder of the fund, whose processes can be killed and halted. */
final class EmbeddedDatabase implements StoryDatabase {

    private final Path cluster;
    private final Path programs;
    private final Signals signals;
    private final Optional<SmallDisk> disk;

    /**
     * That of a folder.
     *
     * @param disk the one that the folder {@code postgres} is on, if it can be filled
     */
    EmbeddedDatabase(Path data, Path programs, Optional<SmallDisk> disk) {
        cluster = data.resolve("postgres");
        signals = new Signals(cluster.resolve("data"));
        this.programs = programs;
        this.disk = disk;
    }

    /** Whatever database the file of the operator or the environment names, the drill stays away from it. */
    @Override
    public List<String> options() {
        return List.of("--set", "journal.url=");
    }

    @Override
    public Settings settings(Settings settings) {
        return settings;
    }

    @Override
    public void strike(CrashFault fault, FundProcess life, SplittableRandom moments)
            throws IOException, InterruptedException {
        switch (fault) {
            case DATABASE_KILLED -> signals.kill();
            case DATABASE_STOPPED -> signals.stop();
            case DATABASE_STALLED -> {
                signals.stall();
                life.runFor(Duration.ofMillis(moments.nextLong(700, 3_000)));
                signals.goOn();
            }
            case FUND_KILLED -> life.kill();
            case BOTH_KILLED -> {
                if (moments.nextBoolean()) {
                    signals.kill();
                    life.runFor(Duration.ofMillis(moments.nextLong(0, 400)));
                    life.kill();
                } else {
                    life.kill();
                    signals.kill();
                }
            }
            case DISK_FULL -> {
                var small = disk.orElseThrow(() -> new LaunchFailed("there is no disk to fill"));
                small.fill();
                life.runFor(Duration.ofMillis(moments.nextLong(2_000, 5_000)));
                small.empty();
            }
            case SESSIONS_ENDED, TABLE_LOCKED, SESSIONS_ENDED_FUND_KILLED ->
                throw new LaunchFailed("only for a server that is given: " + fault.text());
        }
    }

    @Override
    public <T> T reading(Function<Database, T> work) {
        try (var server = PostgresServer.start(ServerSettings.in(cluster, programs))) {
            return work.apply(server.database());
        }
    }

    /** A fund that failed has left its server running. */
    @Override
    public void close() {
        if (PostgresServer.running(cluster).isPresent()) reading(_ -> true);
    }
}
