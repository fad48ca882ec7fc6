package io.quantumtrader.bench;

import io.quantumtrader.kernel.market.MarketStateKernel;
import io.quantumtrader.kernel.market.MarketTheta;
import io.quantumtrader.kernel.market.MarketWindow;
import io.quantumtrader.kernel.market.TrendMethod;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Prints what a bar costs with the market state kept from bar to bar, and compares it with the plain recomputation.
 * Arguments: a folder of recorded bars and a part of the file names to take ({@code -1m-}); without them, seeded walks.
 * The mean is of processor time, so that a busy machine does not change it; the quantiles are of elapsed time.
 */
public final class MarketWindowCheck {

    private static final int COMPARE_EVERY = 97;
    private static final int WALK_BARS = 40_000;
    private static final int MANY = 500;

    private MarketWindowCheck() {}

    public static void main(String[] arguments) throws IOException {
        System.out.println(
                "series, method, bars, mean us (cpu), batch mean us (cpu), median us, p99 us, max us, compared, different");
        System.out.printf(Locale.ROOT, "memory: %.1f KiB a symbol%n", kibibytes());
        for (var method : TrendMethod.values()) {
            if (arguments.length < 2) {
                for (int seed = 1; seed <= 4; seed++) check(walk(seed), method);
            } else {
                for (var file : RecordedCloses.files(Path.of(arguments[0]), arguments[1])) {
                    check(RecordedCloses.read(file), method);
                }
            }
        }
    }

    /** Heap that one window keeps once it is full and has been read, averaged over many. */
    static double kibibytes() {
        var theta = MarketThetas.defaults(TrendMethod.THEIL_SEN);
        var series = walk(0);
        var windows = new MarketWindow[MANY];
        long before = usedHeap();
        for (int i = 0; i < windows.length; i++) {
            var window = new MarketWindow(theta);
            for (int bar = 0; bar <= theta.pricesNeeded(); bar++) {
                window.push(series.openTimeMs()[bar], series.close()[bar]).orThrow();
                window.reading();
            }
            windows[i] = window;
        }
        long kept = usedHeap() - before;
        long full = Arrays.stream(windows).filter(MarketWindow::ready).count();
        return (double) kept / full / 1024;
    }

    private static long usedHeap() {
        for (int i = 0; i < 3; i++) System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static void check(RecordedCloses series, TrendMethod method) {
        var theta = MarketThetas.defaults(method);
        long[] elapsed = new long[series.close().length];
        double cpuNs = cost(series, theta, elapsed);
        int warm = theta.pricesNeeded();
        Arrays.sort(elapsed, warm, elapsed.length);
        int bars = elapsed.length - warm;
        var compared = compare(series, theta);
        System.out.printf(
                Locale.ROOT,
                "%s, %s, %d, %.2f, %.1f, %.2f, %.2f, %.1f, %d, %d%n",
                series.name(),
                method,
                bars,
                cpuNs / bars / 1e3,
                (double) compared.batchNs() / compared.readings() / 1e3,
                elapsed[warm + bars / 2] / 1e3,
                elapsed[warm + bars * 99 / 100] / 1e3,
                elapsed[elapsed.length - 1] / 1e3,
                compared.readings(),
                compared.different());
    }

    /** Processor nanoseconds of all bars after the first window, pushes included. */
    private static double cost(RecordedCloses series, MarketTheta theta, long[] elapsed) {
        var threads = ManagementFactory.getThreadMXBean();
        var window = new MarketWindow(theta);
        int warm = theta.pricesNeeded();
        for (int i = 0; i < warm; i++) window.push(series.openTimeMs()[i], series.close()[i]);
        window.reading();
        long start = threads.getCurrentThreadCpuTime();
        for (int i = warm; i < elapsed.length; i++) {
            long before = System.nanoTime();
            window.push(series.openTimeMs()[i], series.close()[i]);
            window.reading();
            elapsed[i] = System.nanoTime() - before;
        }
        return threads.getCurrentThreadCpuTime() - start;
    }

    /** Readings that were also computed from scratch, how many differ, and the processor time of the latter. */
    private record Comparison(int readings, int different, long batchNs) {}

    private static Comparison compare(RecordedCloses series, MarketTheta theta) {
        var threads = ManagementFactory.getThreadMXBean();
        var window = new MarketWindow(theta);
        int compared = 0;
        int different = 0;
        long batchNs = 0;
        for (int i = 0; i < series.close().length; i++) {
            window.push(series.openTimeMs()[i], series.close()[i]).orThrow();
            var incremental = window.reading();
            if (i < theta.pricesNeeded() || i % COMPARE_EVERY != 0) continue;
            double[] closes = Arrays.copyOfRange(series.close(), i + 1 - theta.pricesNeeded(), i + 1);
            long before = threads.getCurrentThreadCpuTime();
            var batch = MarketStateKernel.live(closes, theta).orThrow();
            batchNs += threads.getCurrentThreadCpuTime() - before;
            compared++;
            if (!incremental.equals(batch)) different++;
        }
        return new Comparison(compared, different, batchNs);
    }

    private static RecordedCloses walk(int seed) {
        var random = new SplittableRandom(seed);
        long[] times = new long[WALK_BARS];
        double[] closes = new double[WALK_BARS];
        double log = StrictMath.log(50_000);
        for (int i = 0; i < WALK_BARS; i++) {
            log += 0.0007 * random.nextGaussian();
            times[i] = i * 60_000L;
            closes[i] = StrictMath.exp(log);
        }
        return new RecordedCloses("walk-" + seed, times, closes);
    }
}
