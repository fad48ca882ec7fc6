package io.quantumtrader.app.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quantumtrader.actors.safety.SafetyAlarms;
import io.quantumtrader.actors.symbol.SymbolCommand.Order;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.config.SettingsLoader;
import io.quantumtrader.app.fund.SteppedFund;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.exchange.synthetic.SyntheticMarket;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.persistence.postgres.Database;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/**
 * How long a fund takes from the start of its process to the first decision about a position whose stop is confirmed, over a
 * journal of many symbols: written by the fund itself, read by a process of its own.
 */
public final class RecoveryBench {

    static final long SEED = 1;
    private static final int HELD = 4;
    private static final int TICKS_TO_OPEN = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private RecoveryBench() {}

    /**
     * What is measured.
     *
     * @param symbols of the fund
     * @param events that the journal has at least
     * @param starts how often it is recovered from snapshots and how often from every event, each time by a new process
     * @param given a database that somebody else runs; empty for an embedded one
     * @param folder empty folder
     */
    public record Request(int symbols, long events, int starts, Optional<Database> given, Path folder) {}

    /**
     * The settings of the fund that writes and of those that recover. Its strategy waits for a certainty that never
     * comes: what is held is opened by hand at the end, when no guard of a long life stands in the way.
     *
     * @param snapshots whether it takes snapshots and goes on from them
     */
    static Settings settings(Path home, Path folder, boolean snapshots) {
        var set = new HashMap<>(Map.of(
                "market.speed", "max",
                "kernel.signal.minimum-trend", "1.0",
                "data-directory", folder.toString()));
        if (!snapshots) set.put("journal.snapshot-every", "0");
        return SettingsLoader.load(home, home.resolve("none.conf"), false, set);
    }

    /** Writes the journal, then recovers it. */
    public static RecoveryBenchReport run(Path home, Request request, Progress progress) {
        var settings = settings(home, request.folder(), true);
        if (request.given().isEmpty()) return run(settings, request, List.of(), progress);
        try (var bench = BenchDatabase.empty(request.given().get(), "recovery")) {
            var place = List.of(bench.database().url(), bench.database().user());
            return run(settings.withJournalIn(bench.database()), request, place, progress);
        }
    }

    private static RecoveryBenchReport run(Settings settings, Request request, List<String> place, Progress progress) {
        long began = System.nanoTime();
        long events = write(settings, request, progress);
        double written = (System.nanoTime() - began) / 1e9;
        int all = 2 * request.starts();
        var starts = new ArrayList<RecoveryBenchReport.Start>();
        for (int i = 0; i < all; i++) {
            progress.at("recovering", i, all);
            starts.add(start(settings, request, place, i % 2 == 0));
        }
        return new RecoveryBenchReport(
                request.symbols(), events, written, request.given().isEmpty() && coldDisk(), starts);
    }

    private static long write(Settings settings, Request request, Progress progress) {
        var events = new AtomicLong();
        long ticks = request.events() / request.symbols() + 1;
        var market = new FewTicks(market(request.symbols()), ticks);
        var wiring = new SteppedFund.Wiring(
                UnaryOperator.identity(),
                (id, number, event) -> progress.at("writing the journal", events.incrementAndGet(), request.events()),
                SafetyAlarms.logged(),
                PATIENCE);
        try (var fund = SteppedFund.start(settings, request.folder(), market, wiring)) {
            fund.play();
            var opened = market.symbols().subList(0, Math.min(HELD, request.symbols())).stream()
                    .map(symbol -> fund.conductor()
                            .operate(symbol, new Order.Open("bench", "to be held", Side.LONG, Optional.empty())))
                    .toList();
            market.more(TICKS_TO_OPEN);
            fund.play();
            opened.forEach(CompletableFuture::join);
        }
        return events.get();
    }

    static SyntheticMarket market(int symbols) {
        return SyntheticMarket.restlessCrowd(SEED, symbols);
    }

    /** Lets the system forget what it has read from disk, where it is allowed to. */
    private static boolean coldDisk() {
        try {
            Files.writeString(Path.of("/proc/sys/vm/drop_caches"), "3\n");
            return true;
        } catch (IOException notAllowed) {
            return false;
        }
    }

    private static RecoveryBenchReport.Start start(
            Settings settings, Request request, List<String> place, boolean snapshots) {
        coldDisk();
        var words = new ArrayList<String>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        words.addAll(List.of(
                "-Dqt.home=" + settings.home(),
                "-cp",
                System.getProperty("java.class.path"),
                RecoveryProcess.class.getName(),
                request.folder().toString(),
                Integer.toString(request.symbols()),
                Boolean.toString(snapshots)));
        words.addAll(place);
        try {
            var errors = request.folder().resolve("recovery.log").toFile();
            var process = new ProcessBuilder(words)
                    .redirectError(ProcessBuilder.Redirect.appendTo(errors))
                    .start();
            byte[] said = process.getInputStream().readAllBytes();
            if (process.waitFor() != 0) throw new LaunchFailed("the recovering fund failed: " + errors);
            return new ObjectMapper().readValue(said, RecoveryBenchReport.Start.class);
        } catch (IOException failed) {
            throw new LaunchFailed("the recovering fund failed: " + failed.getMessage(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LaunchFailed("interrupted", interrupted);
        }
    }
}
