package io.quantumtrader.actors.symbol;

import static io.quantumtrader.kernel.decision.Reason.because;

import io.quantumtrader.actors.portfolio.OpenAnswer;
import io.quantumtrader.actors.safety.Ladder;
import io.quantumtrader.kernel.decision.LayerVerdict;
import io.quantumtrader.kernel.decision.OpeningPlan;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Fault;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.risk.Permit;
import io.quantumtrader.persistence.symbol.ClosedPosition;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/** Portfolio and governor that say what a test tells them to, and note what they were told. */
final class ScriptedSuperiors implements Superiors {

    final List<OpeningPlan> asked = new CopyOnWriteArrayList<>();
    final List<String> spent = new CopyOnWriteArrayList<>();
    final List<ClosedPosition> closed = new CopyOnWriteArrayList<>();
    final List<String> rooms = new CopyOnWriteArrayList<>();
    final List<String> failed = new CopyOnWriteArrayList<>();
    private final LinkedBlockingQueue<String> failures = new LinkedBlockingQueue<>();
    private final Ladder ladder;
    private volatile BiFunction<OpeningPlan, Long, CompletionStage<OpenAnswer>> saying = this::grant;

    ScriptedSuperiors(Ladder ladder) {
        this.ladder = ladder;
    }

    /** What they say from now on, by plan and time. */
    void say(BiFunction<OpeningPlan, Long, CompletionStage<OpenAnswer>> answer) {
        saying = answer;
    }

    /** Everything is allowed for five seconds. */
    CompletionStage<OpenAnswer> grant(OpeningPlan plan, long atMs) {
        long version = ladder.version(SymbolRig.PORTFOLIO, plan.symbol());
        var permit = new Permit(
                "permit-" + plan.decisionId(),
                plan.decisionId(),
                plan.symbol(),
                plan.side(),
                plan.quantity(),
                plan.price() * 0.99,
                plan.price() * 1.01,
                version,
                atMs,
                atMs + 5_000);
        return CompletableFuture.completedStage(new OpenAnswer.Granted(plan, permit, List.of()));
    }

    static OpenAnswer refused() {
        var why = because(ReasonCode.HEAT_HOT, 0.9, 0.65);
        return new OpenAnswer.Refused(List.of(LayerVerdict.refuse(Layer.HEAT_GATE, why)), Optional.empty());
    }

    @Override
    public CompletionStage<OpenAnswer> judge(OpeningPlan plan, long tick, long atMs, boolean automatic) {
        asked.add(plan);
        return saying.apply(plan, atMs);
    }

    @Override
    public void spent(String permitId, String symbol, long atMs) {
        spent.add(permitId);
    }

    @Override
    public void makeRoom(String weakest, String symbol, double confidence) {
        rooms.add(weakest + " for " + symbol);
    }

    @Override
    public void closed(String symbol, ClosedPosition position) {
        closed.add(position);
    }

    @Override
    public void failed(String symbol, Fault fault, String why, long tick, long atMs) {
        failed.add(fault + ": " + why);
        failures.add(why);
    }

    /** The next failure that was not awaited yet. */
    String nextFailure() {
        try {
            return Objects.requireNonNull(failures.poll(10, TimeUnit.SECONDS), "no failure was reported");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
