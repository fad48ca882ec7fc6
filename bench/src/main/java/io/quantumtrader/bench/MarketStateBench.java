package io.quantumtrader.bench;

import io.quantumtrader.kernel.market.MarketReading;
import io.quantumtrader.kernel.market.MarketStateKernel;
import io.quantumtrader.kernel.market.MarketWindow;
import io.quantumtrader.kernel.market.TrendMethod;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One bar of the market state at the default windows: kept from bar to bar, beside the plain recomputation. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MarketStateBench {

    private static final int PATH = 16_384;
    private static final int NEEDED = 257;

    @Param({"THEIL_SEN", "OLS"})
    public TrendMethod method = TrendMethod.THEIL_SEN;

    private final double[] path = new double[PATH];
    private double[] closes = new double[NEEDED];
    private MarketWindow window = new MarketWindow(MarketThetas.defaults(TrendMethod.OLS));
    private int at;
    private long time;

    @Setup
    public void fill() {
        var random = new SplittableRandom(20_261_120L);
        double log = StrictMath.log(50_000);
        for (int i = 0; i < PATH; i++) {
            log += 0.0007 * random.nextGaussian();
            path[i] = StrictMath.exp(log);
        }
        window = new MarketWindow(MarketThetas.defaults(method));
        for (int i = 0; i < NEEDED; i++) push();
        closes = Arrays.copyOf(path, NEEDED);
    }

    @Benchmark
    public MarketReading incremental() {
        push();
        return window.reading().orElseThrow();
    }

    @Benchmark
    public Object pushAlone() {
        return push();
    }

    @Benchmark
    public MarketReading batch() {
        System.arraycopy(closes, 1, closes, 0, NEEDED - 1);
        closes[NEEDED - 1] = path[at++ & (PATH - 1)];
        return MarketStateKernel.live(closes, MarketThetas.defaults(method))
                .orThrow()
                .orElseThrow();
    }

    private Object push() {
        return window.push(time += 60_000, path[at++ & (PATH - 1)]);
    }
}
