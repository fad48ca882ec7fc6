package io.quantumtrader.actors.safety;

import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.kernel.kill.Verdict;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What level 4 holds against this node as a whole: nothing is opened from here while one of these stands. A layer has one verdict
 * for a scope, so that several causes share it; each is taken back alone. Other nodes go by their own doubts. Thread-safe.
 */
public final class Doubts {

    private final Ladder ladder;
    private final Map<ReasonCode, Doubt> standing = new LinkedHashMap<>();

    private record Doubt(Reason reason, long sinceMs) {}

    Doubts(Ladder ladder) {
        this.ladder = ladder;
    }

    /**
     * A cause stands; one that stood keeps the time since when.
     *
     * @param atMs by the market's clock
     */
    public synchronized void raise(Reason reason, long atMs) {
        var before = standing.get(reason.code());
        standing.put(reason.code(), new Doubt(reason, before == null ? atMs : before.sinceMs()));
        tell();
    }

    /** A cause is over. */
    public synchronized void settle(ReasonCode code) {
        if (standing.remove(code) != null) tell();
    }

    private void tell() {
        if (standing.isEmpty()) {
            ladder.withdrawHere(Layer.POSITION_STATE_BRAIN, Scope.everything());
            return;
        }
        ladder.putHere(new Verdict(
                Layer.POSITION_STATE_BRAIN,
                Scope.everything(),
                Permission.REDUCE_ONLY,
                standing.values().stream().map(Doubt::reason).toList(),
                standing.values().stream().mapToLong(Doubt::sinceMs).min().orElseThrow(),
                Verdict.UNTIL_RELEASED));
    }
}
