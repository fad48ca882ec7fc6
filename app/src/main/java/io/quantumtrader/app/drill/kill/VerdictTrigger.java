package io.quantumtrader.app.drill.kill;

import io.quantumtrader.actors.safety.Ladder;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.kernel.kill.Verdict;
import java.util.List;

/**
 * Levels 1 to 4: a verdict in hand is put into the ladder. It speaks of everything, which the fund's own layers do not, so
 * that they do not replace it on the next tick.
 */
record VerdictTrigger(Ladder ladder, String portfolio, Layer layer, ReasonCode code) implements Trigger {

    private static final Scope SCOPE = Scope.everything();

    @Override
    public int level() {
        return layer.level();
    }

    @Override
    public String name() {
        return layer + " verdict REDUCE_ONLY";
    }

    @Override
    public boolean closes() {
        return false;
    }

    @Override
    public void pull(long acceptedNanos) {
        ladder.put(new Verdict(
                layer, SCOPE, Permission.REDUCE_ONLY, List.of(Reason.because(code)), 0, Verdict.UNTIL_RELEASED));
    }

    @Override
    public void release() {
        ladder.withdraw(layer, SCOPE);
    }
}
