package io.quantumtrader.app.bench;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.quantumtrader.app.bench.JournalBenchReport.Figure;
import io.quantumtrader.app.bench.JournalBenchReport.Stage;
import io.quantumtrader.app.bench.JournalBenchReport.Writing;
import io.quantumtrader.app.config.JournalSection;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.persistence.journal.JournalConfig;
import io.quantumtrader.persistence.journal.JournalConfig.SpoolSettings;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.JournalSchema;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Write before effect: what it costs, beside a bare commit and beside plain batches to the same database. */
public final class JournalBench {

    private static final int BATCH = 400;
    private static final int COMMITS = 3_000;
    private static final int PACED_COMMITS = 300;
    /** From one tick of a fund to the next: bars of a minute at x3000. */
    private static final Duration TICK = Duration.ofMillis(20);
    /** Funds whose path is measured. */
    private static final int FUNDS = 3;

    private static final long SPOOL_BYTES = 64L << 20;

    private final Settings settings;
    private final Request request;
    private final Progress progress;

    /**
     * What is measured.
     *
     * @param seconds of each line
     * @param symbols numbers of writers
     * @param ticks of each fund whose path is measured, 0 for none
     * @param given a database that somebody else runs; empty for an embedded one
     * @param folder empty folder
     */
    public record Request(long seconds, List<Integer> symbols, long ticks, Optional<Database> given, Path folder) {
        public Request {
            symbols = List.copyOf(symbols);
        }
    }

    private JournalBench(Settings settings, Request request, Progress progress) {
        this.settings = settings;
        this.request = request;
        this.progress = progress;
    }

    /** Measures everything, one thing after the other. */
    public static JournalBenchReport run(Settings settings, Request request, Progress progress) {
        try {
            return new JournalBench(settings, request, progress).run();
        } catch (SQLException failed) {
            throw new LaunchFailed("the database failed: " + failed.getMessage(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LaunchFailed("interrupted", interrupted);
        }
    }

    private JournalBenchReport run() throws SQLException, InterruptedException {
        long began = System.nanoTime();
        int steps = request.symbols().size() + 2;
        var programs = settings.home().resolve("var/programs");
        try (var bench = BenchDatabase.open(request.given(), request.folder().resolve("writes"), programs)) {
            var plain = new PlainWrites(bench.database());
            progress.at("bare commits", 0, steps);
            plain.commits(COMMITS, Duration.ZERO);
            var commit = Figure.of(plain.commits(COMMITS, Duration.ZERO));
            var paced = Figure.of(plain.commits(PACED_COMMITS, TICK));
            progress.at("plain batches", 1, steps);
            double limit = 0;
            for (int threads : List.of(1, 4, 8))
                limit = Math.max(limit, plain.batches(threads, BATCH, request.seconds()));
            var writing = new ArrayList<Writing>();
            for (int symbols : request.symbols()) {
                progress.at(symbols + " symbols", 2L + writing.size(), steps);
                var seen = Writers.measure(
                        config(bench.database()), symbols, "symbol|bench-" + symbols + "|", request.seconds());
                var figure = Figure.of(seen.times());
                writing.add(new Writing(
                        symbols, seen.perSecond(), seen.perSecond() / limit, figure.p50Ms(), figure.p99Ms()));
            }
            var path = path(paced, progress);
            return new JournalBenchReport(
                    bench.server(), commit, paced, path, limit, writing, (System.nanoTime() - began) / 1e9);
        }
    }

    /** The first fund is not counted: after it the program has warmed up, as one that has run for a while. */
    private List<Stage> path(Figure commit, Progress progress) {
        if (request.ticks() == 0) return List.of();
        var all = new TickPath.Seen(new Times(), new Times(), new Times());
        for (int fund = 0; fund <= FUNDS; fund++) {
            progress.at("funds, tick by tick", fund, FUNDS + 1L);
            var seen = seen(fund);
            if (fund > 0) all.addAll(seen);
        }
        return List.of(
                Stage.of("tick to decision journaled", all.toJournal(), commit),
                Stage.of("tick to exit at the venue", all.toExit(), commit),
                Stage.of("tick to moved stop at the venue", all.toStop(), commit));
    }

    /** Of a fund whose journal lies where the commits went that it is compared with. */
    private TickPath.Seen seen(int fund) {
        var folder = request.folder().resolve("fund-" + fund);
        if (request.given().isEmpty()) return TickPath.measure(settings, folder, fund + 1L, request.ticks());
        try (var bench = BenchDatabase.empty(request.given().get(), "path")) {
            return TickPath.measure(settings.withJournalIn(bench.database()), folder, fund + 1L, request.ticks());
        }
    }

    /** As a live fund writes: with its spool. */
    private Config config(Database database) {
        var spool = new SpoolSettings(
                request.folder().resolve("spool"),
                JournalSchema.identity(database),
                SPOOL_BYTES,
                JournalSection.read(settings.section("journal")).writeTimeout());
        return ConfigFactory.parseResources("actors.conf")
                .withFallback(JournalConfig.of(database, spool))
                .withFallback(ConfigFactory.load());
    }
}
