package io.quantumtrader.http;

import static io.quantumtrader.kernel.decision.Reason.because;

import io.quantumtrader.http.request.HaltRequest;
import io.quantumtrader.http.request.ReleaseRequest;
import io.quantumtrader.http.view.DistanceView;
import io.quantumtrader.http.view.EffectView;
import io.quantumtrader.http.view.HaltView;
import io.quantumtrader.http.view.KillSwitchView;
import io.quantumtrader.http.view.LadderView;
import io.quantumtrader.http.view.LatchView;
import io.quantumtrader.http.view.LayerView;
import io.quantumtrader.http.view.ReasonView;
import io.quantumtrader.http.view.ReleaseView;
import io.quantumtrader.http.view.StepUpView;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.kernel.kill.StepUp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The latches of the made-up fund, its halt, its step-up, and what its seven layers say. Guarded by the fund's lock. */
final class DemoLadder {

    private static final List<Double> STEPS = List.of(0.25, 0.5, 1.0);
    private static final String PHRASE = "release everything";

    private final DemoFund fund;
    private final List<LatchView> latches = new ArrayList<>();
    private long version = 3;
    private boolean byTwo;
    private @Nullable HaltView halt;
    private @Nullable StepUp stepUp;

    DemoLadder(DemoFund fund) {
        this.fund = fund;
    }

    /** From now on a flatten is released by two persons, and no phrase stands for the second. */
    void askTwo() {
        byTwo = true;
    }

    boolean byTwo() {
        return byTwo;
    }

    long version() {
        return version;
    }

    boolean halted() {
        return halt != null;
    }

    Permission permission() {
        return meet(latches);
    }

    private static Permission meet(List<LatchView> some) {
        return some.stream().map(LatchView::permission).reduce(Permission.TRADE, Permission::meet);
    }

    private List<LatchView> of(Layer layer) {
        return latches.stream().filter(latch -> latch.layer() == layer).toList();
    }

    LadderView view() {
        var layers = Arrays.stream(Layer.values()).map(this::layer).toList();
        var decided =
                latches.stream().map(latch -> latch.layer().name()).distinct().toList();
        var each = fund.symbolNames().stream()
                .map(symbol -> new LadderView.SymbolPermission(symbol, permission(), decided))
                .toList();
        return new LadderView(version, permission(), false, halt, stepUps(), layers, each);
    }

    private LayerView layer(Layer layer) {
        var own = of(layer);
        var permission = meet(own);
        String calm = layer == Layer.HEAT_GATE ? fund.heatBand() : layer == Layer.CEO ? "NORMAL" : "calm";
        return new LayerView(
                layer,
                layer.level(),
                own.isEmpty() ? calm : "latched",
                permission,
                own.stream().map(LatchView::scope).toList(),
                own.stream().flatMap(latch -> latch.reasons().stream()).toList(),
                own.isEmpty() ? null : own.getFirst().sinceMs(),
                null,
                EffectView.of(layer, permission, List.of()),
                own,
                distances(layer));
    }

    private List<DistanceView> distances(Layer layer) {
        return switch (layer) {
            case KILL_SCORE ->
                fund.openPositions().stream()
                        .max(Comparator.comparingDouble(DemoPosition::killScore))
                        .map(one -> DistanceView.rising(
                                ReasonCode.KILL_SCORE_AT_LIMIT,
                                DemoFund.PORTFOLIO + "/" + one.symbol(),
                                one.killScore(),
                                0.6))
                        .stream()
                        .toList();
            case HEAT_GATE -> List.of(DistanceView.rising(ReasonCode.HEAT_HOT, DemoFund.PORTFOLIO, fund.heat(), 0.65));
            case GOVERNOR ->
                List.of(
                        DistanceView.rising(ReasonCode.LIMIT_ORDER_RATE, DemoFund.PORTFOLIO, 3, 10),
                        DistanceView.rising(ReasonCode.GUARD_DAY_LOSS, DemoFund.PORTFOLIO, fund.dayLoss(), 0.025));
            case POSITION_STATE_BRAIN ->
                List.of(DistanceView.rising(ReasonCode.DATA_STALE, DemoFund.PORTFOLIO, Double.NaN, 10_000));
            case EMERGENCY_STOP, CEO ->
                List.of(DistanceView.rising(ReasonCode.ESS_DRAWDOWN, "*", fund.drawdown(), 0.1));
            case KILL_SWITCH ->
                List.of(DistanceView.none(
                        ReasonCode.KILL_SWITCH_REDUCE_ONLY, "*", Double.NaN, "an operator's word, at any time"));
        };
    }

    KillSwitchView killSwitch(double micros) {
        var own = of(Layer.KILL_SWITCH);
        return new KillSwitchView(!own.isEmpty(), meet(own), own, halt, micros);
    }

    void latch(Layer layer, Permission permission, Scope scope, String who, String why) {
        var code = layer == Layer.EMERGENCY_STOP
                ? ReasonCode.ESS_OPERATOR
                : permission == Permission.FLATTEN
                        ? ReasonCode.KILL_SWITCH_FLATTEN
                        : ReasonCode.KILL_SWITCH_REDUCE_ONLY;
        boolean flattens = permission == Permission.FLATTEN;
        latches.add(new LatchView(
                layer.level() + ":" + scope.text() + ":" + (latches.size() + 1),
                layer,
                layer.level(),
                scope.text(),
                permission,
                List.of(ReasonView.of(because(code))),
                who,
                why,
                fund.atMs(),
                !flattens
                        ? "an operator"
                        : byTwo ? "two operators" : "one operator with a phrase, after 60 s (SINGLE-PERSON)",
                flattens && !byTwo ? PHRASE : null,
                null,
                flattens ? "a new reference peak, 25 % of size" : "TRADE"));
        changed();
        fund.alarm("critical", "TIGHTENED", layer + " " + permission + ": " + why);
    }

    /** Releases the kills of this permission by one word. */
    void dropKills(Permission permission) {
        latches.removeIf(latch -> latch.layer() == Layer.KILL_SWITCH && latch.permission() == permission);
        changed();
    }

    void halt(HaltRequest request) {
        halt = new HaltView(
                "halt-1",
                "STANDING",
                "venue",
                List.of(request.who()),
                true,
                request.reason(),
                List.of(new HaltView.Word(request.who(), request.reason(), fund.atMs())),
                fund.atMs(),
                null,
                "an operator",
                null,
                null);
        changed();
    }

    Answer<LadderView> release(ReleaseRequest request) {
        if (request.target().equals(new ReleaseRequest.Target.OneLatch("halt-1"))) {
            halt = null;
            changed();
            return new Answer.Done<>(view());
        }
        var found = latches.stream()
                .filter(latch -> switch (request.target()) {
                    case ReleaseRequest.Target.OneLatch(var id) -> latch.id().equals(id);
                    case ReleaseRequest.Target.OfLayer(var layer, var scope) ->
                        latch.layer() == layer && latch.scope().equals(scope.text());
                })
                .toList();
        if (found.isEmpty()) return new Answer.Unknown<>("no such latch");
        var latch = found.getFirst();
        if (byTwo && latch.permission() == Permission.FLATTEN) return secondWord(latch, request);
        if (request.who().equals("second")) return new Answer.Forbidden<>("a self-approval is refused", List.of());
        String wanted = latch.releasePhrase();
        if (wanted != null && !wanted.equals(request.phrase())) {
            return new Answer.Pending<>(view(), "a second person, or the phrase", List.of());
        }
        latches.removeAll(found);
        return released(latch);
    }

    private Answer<LadderView> secondWord(LatchView latch, ReleaseRequest request) {
        var pending = latch.pendingRelease();
        if (pending == null) {
            latches.set(latches.indexOf(latch), proposed(latch, request));
            changed();
            return new Answer.Pending<>(view(), "Another person has to approve it.", List.of());
        }
        if (pending.who().equals(request.who())) {
            return new Answer.Forbidden<>("a self-approval is refused", List.of());
        }
        latches.remove(latch);
        released(latch);
        var done = new ReleaseView(
                latch.id(),
                latch.layer(),
                latch.level(),
                latch.scope(),
                latch.permission(),
                String.valueOf(latch.why()),
                "RELEASED",
                List.of(pending.who(), request.who()),
                false,
                request.reason(),
                fund.atMs(),
                null,
                null,
                permission().name(),
                List.of(),
                new TreeMap<>());
        return new Answer.Released<>(view(), List.of(done));
    }

    private LatchView proposed(LatchView latch, ReleaseRequest request) {
        var pending = new LatchView.PendingRelease(
                request.who(), request.reason(), fund.atMs(), null, fund.atMs() + 10 * DemoFund.BAR);
        return new LatchView(
                latch.id(),
                latch.layer(),
                latch.level(),
                latch.scope(),
                latch.permission(),
                latch.reasons(),
                latch.who(),
                latch.why(),
                latch.sinceMs(),
                latch.releasedBy(),
                latch.releasePhrase(),
                pending,
                latch.afterRelease());
    }

    private Answer<LadderView> released(LatchView latch) {
        if (latch.layer() == Layer.EMERGENCY_STOP) stepUp = StepUp.first(fund.atMs());
        changed();
        return new Answer.Done<>(view());
    }

    /** A quarter, half, all of size, a bar each. */
    private List<StepUpView> stepUps() {
        var running = stepUp;
        if (running == null || running.step() >= STEPS.size() - 1) return List.of();
        long fromMs = running.sinceMs() + DemoFund.BAR;
        return List.of(new StepUpView(
                "*",
                STEPS.get(running.step()),
                running.sinceMs(),
                STEPS.get(running.step() + 1),
                fromMs,
                fund.atMs() >= fromMs));
    }

    Answer<LadderView> stepUp() {
        var running = stepUp;
        if (running == null || stepUps().isEmpty()) return new Answer.Unknown<>("no step-up runs");
        if (!stepUps().getFirst().confirmable()) {
            var early = because(ReasonCode.ESS_STEP_UP_TOO_EARLY, fund.atMs() - running.sinceMs(), DemoFund.BAR);
            return new Answer.Refused<>("too early", List.of(DemoFund.verdict(Layer.EMERGENCY_STOP, true, early)));
        }
        stepUp = running.confirmed(fund.atMs());
        changed();
        return new Answer.Done<>(view());
    }

    private void changed() {
        version++;
        fund.changed();
    }
}
