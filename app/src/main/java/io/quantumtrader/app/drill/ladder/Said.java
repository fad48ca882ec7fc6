package io.quantumtrader.app.drill.ladder;

import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Scope;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What was said to the ladder and acknowledged, and not released: told by the drill alone. Thread-safe. */
final class Said {

    private final String portfolio;
    private final Map<String, Latch> standing = new ConcurrentHashMap<>();

    /** What an operator said. */
    record Latch(String id, Scope scope, Permission permission) {}

    Said(String portfolio) {
        this.portfolio = portfolio;
    }

    void acknowledged(String id, Scope scope, Permission permission) {
        standing.put(id, new Latch(id, scope, permission));
    }

    void released(String id) {
        standing.remove(id);
    }

    /** A restart keeps what is in the journal. */
    void keep(Set<String> recorded) {
        standing.keySet().retainAll(recorded);
    }

    Set<String> ids() {
        return Set.copyOf(standing.keySet());
    }

    /** The strictest that covers a symbol. */
    Permission of(String symbol) {
        var most = Permission.TRADE;
        for (var latch : standing.values()) {
            if (latch.scope().covers(portfolio, symbol) && latch.permission().stricterThan(most)) {
                most = latch.permission();
            }
        }
        return most;
    }
}
