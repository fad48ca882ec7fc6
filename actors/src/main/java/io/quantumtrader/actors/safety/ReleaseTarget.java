package io.quantumtrader.actors.safety;

import io.quantumtrader.kernel.kill.Latch;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Scope;

/** Which latches an operator wants released. */
public sealed interface ReleaseTarget {

    boolean matches(Latch latch);

    /** One, by its id. */
    record OneLatch(String latchId) implements ReleaseTarget {
        @Override
        public boolean matches(Latch latch) {
            return latch.id().equals(latchId);
        }
    }

    /** Every latch of the layer with exactly this scope. */
    record OfScope(Scope scope) implements ReleaseTarget {
        @Override
        public boolean matches(Latch latch) {
            return latch.scope().equals(scope);
        }
    }

    /** Every latch of the layer with exactly this scope and permission. */
    record OfPermission(Scope scope, Permission permission) implements ReleaseTarget {
        @Override
        public boolean matches(Latch latch) {
            return latch.scope().equals(scope) && latch.permission() == permission;
        }
    }
}
