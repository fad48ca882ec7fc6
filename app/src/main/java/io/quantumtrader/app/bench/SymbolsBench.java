package io.quantumtrader.app.bench;

import io.quantumtrader.actors.market.Conductor;
import io.quantumtrader.actors.safety.Latency;
import io.quantumtrader.actors.safety.SafetyAlarms;
import io.quantumtrader.app.bench.SymbolsBenchReport.Line;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.fund.SteppedFund;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.exchange.synthetic.SyntheticMarket;
import io.quantumtrader.kernel.check.Checks;
import io.quantumtrader.persistence.JournalEvent;
import io.quantumtrader.persistence.postgres.Database;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a fund costs that trades many symbols, each with a bar a second: memory, processor, and how long an evaluation takes. */
public final class SymbolsBench {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int COLLECTIONS = 3;
    private static final double KIB = 1_024;

    /** Ticks a second apart until what has to do with the bars before is done. */
    private static final int UNCOUNTED = 5;

    private final Settings settings;
    private final Request request;
    private final LongAdder rows = new LongAdder();
    private volatile Latency evaluations = new Latency();
    private volatile @Nullable Conductor conductor;

    /**
     * What is measured.
     *
     * @param symbols numbers of symbols, 1 to 10000 each, one fund after the other
     * @param warm bars of each symbol before, which fill its windows, at least 1
     * @param seconds of each fund with a bar a second, at least 2
     * @param given a database that somebody else runs; empty for an embedded one
     * @param folder empty folder
     */
    public record Request(List<Integer> symbols, int warm, int seconds, Optional<Database> given, Path folder) {
        public Request {
            symbols = List.copyOf(symbols);
            var checks = new Checks();
            symbols.forEach(number -> checks.within("symbols", number, 1, 10_000));
            checks.within("warm", warm, 1, 100_000)
                    .within("seconds", seconds, 2, 3_600)
                    .orThrow();
        }
    }

    private SymbolsBench(Settings settings, Request request) {
        this.settings = settings;
        this.request = request;
    }

    /** Measures one fund after the other. */
    public static SymbolsBenchReport run(Settings settings, Request request, Progress progress) {
        var lines = new ArrayList<Line>();
        for (int number : request.symbols()) {
            progress.at(number + " symbols", lines.size(), request.symbols().size());
            var former = lines.isEmpty() ? null : lines.getLast();
            lines.add(new SymbolsBench(settings, request).measure(number, former));
        }
        return new SymbolsBenchReport(request.warm(), request.seconds(), lines);
    }

    private Line measure(int number, @Nullable Line former) {
        var folder = request.folder().resolve("symbols-" + number);
        if (request.given().isEmpty()) return measure(settings, folder, number, former);
        try (var bench = BenchDatabase.empty(request.given().get(), "symbols")) {
            return measure(settings.withJournalIn(bench.database()), folder, number, former);
        }
    }

    private Line measure(Settings place, Path folder, int number, @Nullable Line former) {
        long before = usedBytes();
        var market = new WarmedMarket(SyntheticMarket.crowd(1, number), request.warm());
        var wiring = new SteppedFund.Wiring(UnaryOperator.identity(), this::recorded, SafetyAlarms.logged(), PATIENCE);
        try (var fund = SteppedFund.start(place, folder, market, wiring)) {
            conductor = fund.conductor();
            long warmedNanos = System.nanoTime();
            fund.play();
            double warmSeconds = (System.nanoTime() - warmedNanos) / 1e9;
            market.more(UNCOUNTED);
            fund.play();
            evaluations = new Latency();
            rows.reset();
            market.more(request.seconds());
            long beganNanos = System.nanoTime();
            long beganCpu = cpuNanos();
            fund.play();
            double seconds = (System.nanoTime() - beganNanos) / 1e9;
            double cores = (cpuNanos() - beganCpu) / 1e9 / seconds;
            double kib = (usedBytes() - before) / KIB;
            var figures = evaluations.figures();
            return new Line(
                    number,
                    kib / KIB,
                    kib / number,
                    former == null ? Double.NaN : (kib - former.heapMib() * KIB) / (number - former.symbols()),
                    cores,
                    figures.p50Micros() / 1e3,
                    figures.p99Micros() / 1e3,
                    figures.maxMicros() / 1e3,
                    rows.sum() / seconds,
                    number * (double) request.warm() / warmSeconds,
                    seconds <= request.seconds() + 1.0);
        }
    }

    /** From the tick that goes out to the evaluation in the journal. */
    private void recorded(String persistenceId, long sequenceNr, JournalEvent event) {
        rows.increment();
        var conducting = conductor;
        if (conducting != null && persistenceId.startsWith("symbol|"))
            evaluations.record(System.nanoTime() - conducting.beganNanos());
    }

    /** What is left after collections; one alone leaves what finalizers and soft references hold. */
    private static long usedBytes() {
        for (int i = 0; i < COLLECTIONS; i++) System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long cpuNanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean machine
                ? machine.getProcessCpuTime()
                : 0;
    }
}
