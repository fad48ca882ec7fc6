package io.quantumtrader.bench;

import io.quantumtrader.kernel.exit.HarvestInput;
import io.quantumtrader.kernel.exit.HarvestKernel;
import io.quantumtrader.kernel.exit.HarvestProposal;
import io.quantumtrader.kernel.exit.KillReading;
import io.quantumtrader.kernel.exit.LiveKillInput;
import io.quantumtrader.kernel.exit.LiveKillScore;
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
import org.openjdk.jmh.infra.Blackhole;

/**
 * One harvest evaluation with its input checked and its reasons read, beside a plain one that keeps an audit in maps and
 * reasons as text. Run with {@code -prof gc} for what is allocated.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class HarvestBench {

    @Param({"HOLD", "TRANCHE", "KILL"})
    public Outcome outcome = Outcome.HOLD;

    private HarvestInput[] observations = {};
    private int at;

    @Setup
    public void observe() {
        observations = Observations.leadingTo(outcome);
    }

    /** The door, the evaluation, and everything a symbol reads from it. */
    @Benchmark
    public void kernel(Blackhole sink) {
        HarvestProposal proposal = HarvestKernel.evaluate(checkedAgain(next()), ExitThetas.HARVEST);
        sink.consume(proposal.action());
        sink.consume(proposal.newStop());
        sink.consume(proposal.rNet());
        sink.consume(proposal.kill().score());
        sink.consume(proposal.reasons());
    }

    /** The same with the proposal kept, as a decision that is recorded keeps it. */
    @Benchmark
    public HarvestProposal kernelKept() {
        return HarvestKernel.evaluate(checkedAgain(next()), ExitThetas.HARVEST);
    }

    /** The kill score of a live position and whether it acts. */
    @Benchmark
    public void liveScore(Blackhole sink) {
        HarvestInput in = next();
        var live = new LiveKillInput(
                true, in.trend(), in.sigma(), 0.01, in.ts(), 0.3, in.pnlPerUnit() / 100, in.ageSeconds());
        KillReading reading = LiveKillScore.evaluate(live, ExitThetas.LIVE);
        sink.consume(reading.score());
        sink.consume(ExitThetas.KILL.reached(reading));
        sink.consume(ExitThetas.KILL.timeExit(reading));
    }

    @Benchmark
    public Object plain() {
        return PlainHarvest.evaluate(next(), ExitThetas.HARVEST);
    }

    private HarvestInput next() {
        return observations[at++ & (Observations.COUNT - 1)];
    }

    /** A fresh input through the checking constructor, as every observation is. */
    private static HarvestInput checkedAgain(HarvestInput in) {
        return new HarvestInput(
                in.side(),
                in.entryPrice(),
                in.ageSeconds(),
                in.pnlPerUnit(),
                in.currentStop(),
                in.sigma(),
                in.ts(),
                in.trend(),
                in.meanReversion(),
                in.chop(),
                in.stopDistance());
    }
}
