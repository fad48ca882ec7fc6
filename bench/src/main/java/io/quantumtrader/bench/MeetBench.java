package io.quantumtrader.bench;

import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.LadderState;
import io.quantumtrader.kernel.kill.Latch;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.kernel.kill.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The effective permission of one symbol under all layers, as the send gate asks for it, beside a walk over every verdict. */
@State(org.openjdk.jmh.annotations.Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MeetBench {

    @Param({"10", "1000"})
    public int symbols;

    private final List<Verdict> verdicts = new ArrayList<>();
    private LadderState ladder = LadderState.OPEN;
    private String[] names = {};
    private int at;

    @Setup
    public void climb() {
        names = new String[symbols];
        for (int i = 0; i < symbols; i++) {
            names[i] = "S" + i;
            put(verdict(Layer.KILL_SCORE, new Scope.OfSymbol("main", names[i])));
        }
        put(verdict(Layer.HEAT_GATE, new Scope.OfPortfolio("main")));
        put(verdict(Layer.GOVERNOR, new Scope.OfPortfolio("main")));
        put(verdict(Layer.CEO, Scope.everything()));
        var latch = new Latch(
                "kill-switch-1",
                Layer.KILL_SWITCH,
                new Scope.OfSymbol("main", names[symbols / 2]),
                Permission.REDUCE_ONLY,
                List.of(Reason.because(ReasonCode.KILL_SWITCH_REDUCE_ONLY)),
                new TreeMap<>(),
                "operator",
                "bench",
                0);
        ladder = ladder.tighten(latch);
        verdicts.add(latch.verdict());
    }

    private void put(Verdict verdict) {
        ladder = ladder.put(verdict);
        verdicts.add(verdict);
    }

    private static Verdict verdict(Layer layer, Scope scope) {
        return new Verdict(layer, scope, Permission.TRADE, List.of(), 0, Verdict.UNTIL_RELEASED);
    }

    @Benchmark
    public Permission ladder() {
        return ladder.effective("main", next());
    }

    @Benchmark
    public Permission plain() {
        String symbol = next();
        return verdicts.stream()
                .filter(verdict -> verdict.scope().covers("main", symbol))
                .map(Verdict::permission)
                .max(Comparator.naturalOrder())
                .orElse(Permission.TRADE);
    }

    private String next() {
        at = at + 1 == names.length ? 0 : at + 1;
        return names[at];
    }
}
