package io.quantumtrader.app.fund.view;

import io.quantumtrader.app.config.FundSettings;
import io.quantumtrader.http.view.EffectView;
import io.quantumtrader.http.view.KillSwitchView;
import io.quantumtrader.http.view.LadderView;
import io.quantumtrader.http.view.LatchView;
import io.quantumtrader.http.view.LayerView;
import io.quantumtrader.http.view.ReasonView;
import io.quantumtrader.http.view.StepUpView;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.kill.EmergencyLimits;
import io.quantumtrader.kernel.kill.LadderState;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.kernel.kill.StepUp;
import io.quantumtrader.kernel.kill.Verdict;
import io.quantumtrader.kernel.risk.Guard;
import io.quantumtrader.kernel.risk.GuardFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Shows the seven layers: what each says, why, what it does, how far it is from firing. */
public final class LadderViews {

    private final String portfolio;
    private final List<String> symbols;
    private final EmergencyLimits emergency;
    private final LatchViews latches;
    private final LayerDistances distances;

    public LadderViews(FundSettings settings, List<String> symbols) {
        this.portfolio = settings.portfolio();
        this.symbols = List.copyOf(symbols);
        this.emergency = settings.emergency();
        this.latches = new LatchViews(settings, symbols);
        this.distances = new LayerDistances(settings);
    }

    public LadderView of(Moment now, boolean recovering) {
        return new LadderView(
                now.ladder().version(),
                now.ladder().at(new Scope.OfPortfolio(portfolio)),
                recovering,
                latches.halt(now.killSwitch().halts()),
                stepUps(now),
                Stream.of(Layer.values()).map(layer -> layer(layer, now)).toList(),
                symbols.stream().map(symbol -> permission(symbol, now.ladder())).toList());
    }

    private List<StepUpView> stepUps(Moment now) {
        return now.emergency().book().stepUps().entrySet().stream()
                .filter(running -> !running.getValue().complete(emergency))
                .map(running -> stepUp(running.getKey(), running.getValue(), now.atMs()))
                .toList();
    }

    private StepUpView stepUp(String scope, StepUp stepUp, long atMs) {
        return new StepUpView(
                scope,
                stepUp.fraction(emergency),
                stepUp.sinceMs(),
                stepUp.confirmed(atMs).fraction(emergency),
                stepUp.confirmableMs(emergency),
                stepUp.confirmable(atMs, emergency));
    }

    private LadderView.SymbolPermission permission(String symbol, LadderState ladder) {
        var permission = ladder.effective(portfolio, symbol);
        return new LadderView.SymbolPermission(
                symbol, permission, PositionViews.layers(ladder, portfolio, symbol, permission));
    }

    private LayerView layer(Layer layer, Moment now) {
        var strict = verdicts(layer, now.ladder()).stream()
                .filter(verdict -> verdict.permission() != Permission.TRADE)
                .toList();
        var permission = strict.stream().map(Verdict::permission).reduce(Permission.TRADE, Permission::meet);
        return new LayerView(
                layer,
                layer.level(),
                state(layer, now, permission),
                permission,
                strict.stream()
                        .map(verdict -> verdict.scope().text())
                        .distinct()
                        .toList(),
                ReasonView.of(reasons(layer, strict, now)),
                strict.stream().map(Verdict::sinceMs).min(Long::compare).orElse(null),
                strict.stream()
                        .map(Verdict::untilMs)
                        .max(Long::compare)
                        .filter(until -> until != Verdict.UNTIL_RELEASED)
                        .orElse(null),
                EffectView.of(
                        layer,
                        permission,
                        strict.stream()
                                .flatMap(verdict -> verdict.reasons().stream())
                                .map(Reason::code)
                                .toList()),
                latches(layer, now),
                now.silent().contains(layer) ? List.of() : distances.of(layer, now));
    }

    /** Guards stand by what activated them, whatever their limits have become since. */
    private static List<Reason> reasons(Layer layer, List<Verdict> strict, Moment now) {
        var findings = now.guards().findings();
        if (layer == Layer.GOVERNOR && !strict.isEmpty() && !findings.isEmpty())
            return findings.stream().map(GuardFinding::reason).toList();
        return strict.stream()
                .flatMap(verdict -> verdict.reasons().stream())
                .distinct()
                .toList();
    }

    private List<Verdict> verdicts(Layer layer, LadderState ladder) {
        return symbols.stream()
                .flatMap(symbol -> ladder.verdicts(portfolio, symbol).stream())
                .filter(verdict -> verdict.layer() == layer)
                .distinct()
                .toList();
    }

    private List<LatchView> latches(Layer layer, Moment now) {
        var all = new ArrayList<>(latches.of(layer, Standing.of(now)));
        if (layer == Layer.GOVERNOR) {
            now.guards().findings().stream()
                    .filter(finding -> finding.guard() == Guard.DRAWDOWN)
                    .forEach(finding -> all.add(latches.drawdownGuard(finding)));
        }
        return all;
    }

    private String state(Layer layer, Moment now, Permission permission) {
        if (now.silent().contains(layer)) return "does not answer";
        return switch (layer) {
            case KILL_SCORE ->
                "watching " + now.openPositions() + (now.openPositions() == 1 ? " position" : " positions");
            case HEAT_GATE ->
                now.portfolio()
                        .flatMap(said -> said.heat().band())
                        .map(Enum::name)
                        .orElse("UNKNOWN");
            case GOVERNOR ->
                now.guards().findings().stream()
                        .findFirst()
                        .map(finding -> finding.guard().name())
                        .orElse("quiet");
            case POSITION_STATE_BRAIN -> permission == Permission.TRADE ? "agrees" : "in doubt";
            case EMERGENCY_STOP ->
                now.emergency().book().processes().values().stream()
                        .findFirst()
                        .map(process -> process.step().name())
                        .orElseGet(() -> stepUps(now).isEmpty() ? "ready" : "stepping up");
            case KILL_SWITCH -> now.killSwitch().latches().isEmpty() ? "off" : "on";
            case CEO -> now.ceo().book().mode().name();
        };
    }

    /** The kill switch alone. */
    public KillSwitchView killSwitch(Standing now, double acknowledgedMicros) {
        var standing = now.ladder().latches().latches().stream()
                .filter(latch -> latch.layer() == Layer.KILL_SWITCH)
                .map(latch -> latch.permission())
                .reduce(Permission.TRADE, Permission::meet);
        return new KillSwitchView(
                standing != Permission.TRADE,
                standing,
                latches.of(Layer.KILL_SWITCH, now),
                latches.halt(now.halts()),
                acknowledgedMicros);
    }
}
