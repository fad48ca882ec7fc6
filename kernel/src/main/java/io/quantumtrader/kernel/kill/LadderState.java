package io.quantumtrader.kernel.kill;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that the layers say at one moment: latches, which stand until released, and standing verdicts, which
 * their layer replaces. Immutable; asking for one symbol's permission costs three look-ups. A standing verdict counts
 * until it is replaced, also past its {@code untilMs}: only its own layer loosens it.
 */
public final class LadderState {

    /** Nobody says anything: everything may trade. */
    public static final LadderState OPEN = new LadderState(LatchSet.EMPTY, Map.of(), Map.of(), Map.of());

    private final LatchSet latches;
    private final Map<Scope, Map<Layer, Verdict>> standing;
    private final Map<Scope, Permission> strictest;
    private final Map<Scope, Long> versions;

    private LadderState(
            LatchSet latches,
            Map<Scope, Map<Layer, Verdict>> standing,
            Map<Scope, Permission> strictest,
            Map<Scope, Long> versions) {
        this.latches = latches;
        this.standing = standing;
        this.strictest = strictest;
        this.versions = versions;
    }

    public LadderState tighten(Latch latch) {
        return latches.knows(latch.id()) ? this : with(latches.add(latch), standing, latch.scope());
    }

    /** Releases one latch and nothing else. */
    public LadderState release(String latchId) {
        var released = latches.release(latchId);
        if (latches.released().contains(latchId)) return this;
        return latches.find(latchId)
                .map(latch -> with(released, standing, latch.scope()))
                .orElseGet(() -> new LadderState(released, standing, strictest, versions));
    }

    /** Takes over what another copy, or the journal, knows about latches. */
    public LadderState merge(LatchSet other) {
        var merged = this;
        for (Latch latch : other.latches()) merged = merged.tighten(latch);
        for (String id : other.released()) merged = merged.release(id);
        return merged;
    }

    /** Replaces what this verdict's layer said about exactly this verdict's scope. */
    public LadderState put(Verdict verdict) {
        var layers = standing.getOrDefault(verdict.scope(), Map.of());
        if (verdict.equals(layers.get(verdict.layer()))) return this;
        var changed = new EnumMap<Layer, Verdict>(Layer.class);
        changed.putAll(layers);
        changed.put(verdict.layer(), verdict);
        return withStanding(verdict.scope(), changed);
    }

    /** Takes back what a layer said about a scope. */
    public LadderState withdraw(Layer layer, Scope scope) {
        var layers = standing.getOrDefault(scope, Map.of());
        if (!layers.containsKey(layer)) return this;
        var changed = new EnumMap<Layer, Verdict>(Layer.class);
        changed.putAll(layers);
        changed.remove(layer);
        return withStanding(scope, changed);
    }

    /** Limits or mode in force for this scope changed: permits issued before are void (rules, D5). */
    public LadderState limitsChanged(Scope scope) {
        var risen = new HashMap<>(versions);
        risen.merge(scope, 1L, Long::sum);
        return new LadderState(latches, standing, strictest, risen);
    }

    /** The meet over all verdicts that cover the symbol. */
    public Permission effective(String portfolio, String symbol) {
        return at(new Scope.OfSymbol(portfolio, symbol));
    }

    /** The meet over all verdicts that cover the whole scope. */
    public Permission at(Scope scope) {
        Permission permission = Permission.TRADE;
        for (Scope wider : scope.enclosing()) {
            permission = permission.meet(strictest.getOrDefault(wider, Permission.TRADE));
        }
        return permission;
    }

    /** All verdicts that cover the symbol, lowest layer first. */
    public List<Verdict> verdicts(String portfolio, String symbol) {
        var all = new ArrayList<Verdict>();
        for (Scope scope : new Scope.OfSymbol(portfolio, symbol).enclosing())
            all.addAll(verdictsOf(latches, standing, scope));
        all.sort((one, other) -> one.layer().compareTo(other.layer()));
        return List.copyOf(all);
    }

    /** What is said about exactly this scope. */
    public List<Verdict> verdicts(Scope scope) {
        return List.copyOf(verdictsOf(latches, standing, scope));
    }

    /** Rises when the permission of this symbol tightens or limits in force for it change, and only then. */
    public long version(String portfolio, String symbol) {
        long sum = 0;
        for (Scope scope : new Scope.OfSymbol(portfolio, symbol).enclosing()) sum += versions.getOrDefault(scope, 0L);
        return sum;
    }

    /** Rises when any symbol's version does. */
    public long version() {
        return versions.values().stream().mapToLong(Long::longValue).sum();
    }

    public LatchSet latches() {
        return latches;
    }

    private LadderState withStanding(Scope scope, Map<Layer, Verdict> layers) {
        var changed = new HashMap<>(standing);
        if (layers.isEmpty()) changed.remove(scope);
        else changed.put(scope, layers);
        return with(latches, changed, scope);
    }

    private LadderState with(LatchSet newLatches, Map<Scope, Map<Layer, Verdict>> newStanding, Scope scope) {
        Permission own = Permission.TRADE;
        for (Verdict verdict : verdictsOf(newLatches, newStanding, scope)) own = own.meet(verdict.permission());
        var newStrictest = new HashMap<>(strictest);
        newStrictest.put(scope, own);
        var next = new LadderState(newLatches, newStanding, newStrictest, versions);
        boolean tighter = next.at(scope).stricterThan(at(scope));
        return tighter ? next.limitsChanged(scope) : next;
    }

    private static List<Verdict> verdictsOf(LatchSet latches, Map<Scope, Map<Layer, Verdict>> standing, Scope scope) {
        var own = new ArrayList<>(standing.getOrDefault(scope, Map.of()).values());
        for (Latch latch : latches.standing().values()) if (latch.scope().equals(scope)) own.add(latch.verdict());
        return own;
    }
}
