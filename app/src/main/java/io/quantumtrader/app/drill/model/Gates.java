package io.quantumtrader.app.drill.model;

import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.LadderState;
import io.quantumtrader.kernel.kill.Latch;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.kernel.kill.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The ladders that a search comes across, each once. A {@link LadderState} has no equality of its own; two with the same
 * latches standing and released, the same verdicts and the same version for the symbol have the same future.
 */
final class Gates {

    static final String PORTFOLIO = "alpha";
    /** The symbol that trades. */
    static final String SYMBOL = "BTCUSDT";
    /** A symbol that only listens, for what covers one symbol and what covers both. */
    static final String OTHER = "ETHUSDT";

    static final Scope OF_PORTFOLIO = new Scope.OfPortfolio(PORTFOLIO);
    static final String REDUCE_ONLY = "kill-switch-1";
    static final String FLATTEN = "kill-switch-2";
    static final String EMERGENCY = "emergency-stop-1";

    static final Latch REDUCE_ONLY_LATCH = latch(
            REDUCE_ONLY,
            Layer.KILL_SWITCH,
            new Scope.OfSymbol(PORTFOLIO, SYMBOL),
            Permission.REDUCE_ONLY,
            ReasonCode.KILL_SWITCH_REDUCE_ONLY);
    static final Latch FLATTEN_LATCH =
            latch(FLATTEN, Layer.KILL_SWITCH, Scope.everything(), Permission.FLATTEN, ReasonCode.KILL_SWITCH_FLATTEN);
    static final Latch EMERGENCY_LATCH =
            latch(EMERGENCY, Layer.EMERGENCY_STOP, OF_PORTFOLIO, Permission.FLATTEN, ReasonCode.ESS_OPERATOR);
    static final Verdict HOT = new Verdict(
            Layer.HEAT_GATE,
            OF_PORTFOLIO,
            Permission.REDUCE_ONLY,
            List.of(Reason.because(ReasonCode.HEAT_UNKNOWN)),
            0,
            Verdict.UNTIL_RELEASED);
    static final Verdict LOOSE =
            new Verdict(Layer.CEO, Scope.everything(), Permission.TRADE, List.of(), 0, Verdict.UNTIL_RELEASED);

    private final Guards guards;
    private final Map<String, Gate> known = new HashMap<>();

    Gates(Guards guards) {
        this.guards = guards;
    }

    /** What can be done to a ladder; the permission that each says while it stands. */
    enum Change {
        KILL_REDUCE_ONLY(Permission.REDUCE_ONLY, false),
        KILL_FLATTEN(Permission.FLATTEN, true),
        PULL_EMERGENCY(Permission.FLATTEN, true),
        HEAT_SAYS_REDUCE_ONLY(Permission.REDUCE_ONLY, true),
        CEO_SAYS_TRADE(Permission.TRADE, true),
        HEAT_WITHDRAWS(Permission.TRADE, true),
        RELEASE_REDUCE_ONLY(Permission.TRADE, false),
        RELEASE_FLATTEN(Permission.TRADE, true),
        RELEASE_EMERGENCY(Permission.TRADE, true);

        final Permission says;
        /** Whether it reaches the other symbol too. */
        final boolean wide;

        Change(Permission says, boolean wide) {
            this.says = says;
            this.wide = wide;
        }

        int bit() {
            return 1 << Bits.number(this);
        }
    }

    Gate open() {
        return gate(LadderState.OPEN, List.of());
    }

    /** The ladder after a change, by the kernel's own functions. */
    Gate after(Gate before, Change change) {
        return before.next.computeIfAbsent(change, step -> {
            var path = new ArrayList<>(before.path);
            path.add(step);
            return gate(changed(before.state, step), path);
        });
    }

    Collection<Gate> all() {
        return Collections.unmodifiableCollection(known.values());
    }

    private LadderState changed(LadderState state, Change change) {
        return switch (change) {
            case KILL_REDUCE_ONLY -> state.tighten(REDUCE_ONLY_LATCH);
            case KILL_FLATTEN -> state.tighten(FLATTEN_LATCH);
            case PULL_EMERGENCY -> state.tighten(EMERGENCY_LATCH);
            case HEAT_SAYS_REDUCE_ONLY -> state.put(HOT);
            case CEO_SAYS_TRADE -> state.put(LOOSE);
            case HEAT_WITHDRAWS -> state.withdraw(Layer.HEAT_GATE, OF_PORTFOLIO);
            case RELEASE_REDUCE_ONLY -> guards.released(state, REDUCE_ONLY);
            case RELEASE_FLATTEN -> guards.released(state, FLATTEN);
            case RELEASE_EMERGENCY -> guards.released(state, EMERGENCY);
        };
    }

    private Gate gate(LadderState state, List<Change> path) {
        var latches = state.latches();
        String key = latches.standing().keySet() + " " + latches.released() + " " + state.verdicts(PORTFOLIO, SYMBOL)
                + " " + state.version(PORTFOLIO, SYMBOL);
        return known.computeIfAbsent(
                key,
                ignored -> new Gate(
                        known.size(),
                        state,
                        guards.effective(state, PORTFOLIO, SYMBOL),
                        guards.effective(state, PORTFOLIO, OTHER),
                        path));
    }

    private static Latch latch(String id, Layer layer, Scope scope, Permission permission, ReasonCode code) {
        return new Latch(id, layer, scope, permission, List.of(Reason.because(code)), new TreeMap<>(), "anna", "", 0);
    }
}
