package io.quantumtrader.kernel.kill;

import io.quantumtrader.kernel.check.Checks;
import io.quantumtrader.kernel.decision.Reason;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A tightening that stands until somebody releases it by its id (rules, B4 and B5).
 *
 * @param id never used again, also not after the release
 * @param layer which layer latched it
 * @param scope what it covers
 * @param permission the most it allows; never {@link Permission#TRADE}
 * @param reasons why, at least one, with the observed number and the limit
 * @param inputs what the activation can be recomputed from, by name; numbers printed so that they read back exactly
 * @param who the operator, or the part of the system that decided
 * @param why in words
 * @param sinceMs UTC epoch milliseconds of the activation
 */
public record Latch(
        String id,
        Layer layer,
        Scope scope,
        Permission permission,
        List<Reason> reasons,
        SortedMap<String, String> inputs,
        String who,
        String why,
        long sinceMs) {

    public Latch {
        reasons = List.copyOf(reasons);
        inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
        new Checks()
                .require(!id.isBlank(), "latch.id", id, "not blank")
                .require(permission != Permission.TRADE, "latch.permission", permission.name(), "stricter than TRADE")
                .require(!reasons.isEmpty(), "latch.reasons", reasons.size(), "at least one")
                .require(!who.isBlank(), "latch.who", who, "not blank")
                .orThrow();
    }

    /** What this latch says to the ladder. */
    public Verdict verdict() {
        return new Verdict(layer, scope, permission, reasons, sinceMs, Verdict.UNTIL_RELEASED);
    }

    /** The same latch under another id, for one whose id turns out to be taken. */
    public Latch withId(String other) {
        return new Latch(other, layer, scope, permission, reasons, inputs, who, why, sinceMs);
    }
}
