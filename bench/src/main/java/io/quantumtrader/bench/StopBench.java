package io.quantumtrader.bench;

import io.quantumtrader.kernel.exit.HarvestInput;
import io.quantumtrader.kernel.exit.StopInput;
import io.quantumtrader.kernel.exit.StopKernel;
import io.quantumtrader.kernel.exit.StopProposal;
import io.quantumtrader.kernel.market.RegimeProbabilities;
import io.quantumtrader.kernel.position.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** One stop proposal with its input checked and its reasons read, beside a plain one with maps and text. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class StopBench {

    private StopInput[] observations = {};
    private int at;

    @Setup
    public void observe() {
        observations = Stream.of(Observations.leadingTo(Outcome.HOLD))
                .map(StopBench::stops)
                .toArray(StopInput[]::new);
    }

    @Benchmark
    public void kernel(Blackhole sink) {
        StopProposal proposal = StopKernel.propose(next(), ExitThetas.STOPS);
        sink.consume(proposal.stop());
        sink.consume(proposal.takeProfit());
        sink.consume(proposal.reasons());
    }

    @Benchmark
    public StopProposal kernelKept() {
        return StopKernel.propose(next(), ExitThetas.STOPS);
    }

    @Benchmark
    public Object plain() {
        StopInput in = next();
        var theta = ExitThetas.STOPS;
        List<String> reasons = new ArrayList<>();
        double stop = Math.max(theta.stopMinimum(), theta.stop().mix(in.regime()) * in.sigma());
        double gap = Math.max(theta.stopMinimum(), theta.trail().mix(in.regime()) * in.sigma());
        double trend = in.regime().trend();
        boolean extended = trend > 0.3 && in.ts() > 0.1;
        double extension = extended ? 1 + Math.min(0.3, 0.5 * Math.min(1, Math.max(0, in.ts())) * trend) : 1;
        double target =
                Math.max(theta.takeProfitMinimum(), theta.takeProfit().mix(in.regime()) * in.sigma() * extension);
        boolean isLong = in.side() == Side.LONG;
        double raw = in.currentPrice() * (isLong ? 1 - stop : 1 + stop);
        double trail = isLong ? in.peakPrice() * (1 - gap) : in.troughPrice() * (1 + gap);
        double proposed = isLong ? Math.max(raw, trail) : Math.min(raw, trail);
        if (in.side().tighter(trail, raw)) reasons.add("trail_active");
        if (in.side().tighter(in.currentStop(), proposed)) {
            proposed = in.currentStop();
            reasons.add("sl_held");
        }
        reasons.add("regime_" + in.regime().dominant());
        if (extended) reasons.add("tp_extended");
        Map<String, Object> audit = new LinkedHashMap<>();
        audit.put("stop", proposed);
        audit.put("take_profit", in.currentPrice() * (isLong ? 1 + target : 1 - target));
        audit.put("stop_dist", stop);
        audit.put("trail_gap", gap);
        audit.put("raw", raw);
        audit.put("trail", trail);
        audit.put("reasons", reasons);
        return audit;
    }

    /** A fresh input through the checking constructor, as every observation is. */
    private StopInput next() {
        StopInput in = observations[at++ & (Observations.COUNT - 1)];
        return new StopInput(
                in.sigma(),
                in.ts(),
                in.regime(),
                in.side(),
                in.entryPrice(),
                in.currentPrice(),
                in.peakPrice(),
                in.troughPrice(),
                in.currentStop());
    }

    private static StopInput stops(HarvestInput in) {
        double current = 100 + in.pnlPerUnit();
        return new StopInput(
                in.sigma(),
                in.ts(),
                new RegimeProbabilities(in.trend(), in.meanReversion(), in.chop()),
                in.side(),
                in.entryPrice(),
                current,
                Math.max(100, current),
                Math.min(100, current),
                in.currentStop());
    }
}
