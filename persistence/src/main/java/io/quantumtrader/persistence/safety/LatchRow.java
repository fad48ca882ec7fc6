package io.quantumtrader.persistence.safety;

import io.quantumtrader.kernel.kill.Latch;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.StateHash;
import java.util.List;
import java.util.SortedMap;

/** A latch as it is written. */
public record LatchRow(
        String id,
        String layer,
        String scope,
        String permission,
        List<ReasonRow> reasons,
        List<NamedValue> inputs,
        String who,
        String why,
        long sinceMs) {

    public LatchRow {
        reasons = List.copyOf(reasons);
        inputs = List.copyOf(inputs);
    }

    public static LatchRow of(Latch latch) {
        return new LatchRow(
                latch.id(),
                latch.layer().name(),
                latch.scope().text(),
                latch.permission().name(),
                ReasonRow.of(latch.reasons()),
                NamedValue.of(latch.inputs()),
                latch.who(),
                latch.why(),
                latch.sinceMs());
    }

    /** Inputs of an activation as they are written. */
    public static List<NamedValue> inputs(SortedMap<String, String> inputs) {
        return NamedValue.of(inputs);
    }

    public Latch latch() {
        return new Latch(
                id,
                Layer.valueOf(layer),
                Scope.parse(scope),
                Permission.valueOf(permission),
                reasons.stream().map(ReasonRow::reason).toList(),
                NamedValue.map(inputs),
                who,
                why,
                sinceMs);
    }

    long mixInto(long hash) {
        long result = StateHash.mix(StateHash.mix(hash, layer), scope);
        result = StateHash.mix(StateHash.mix(result, permission), sinceMs);
        return NamedValue.mixAll(ReasonRow.mixAll(result, reasons), inputs);
    }
}
