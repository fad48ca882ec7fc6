package io.quantumtrader.app.drill.model;

import io.quantumtrader.app.drill.model.Gates.Change;
import io.quantumtrader.kernel.kill.Permission;

/** What a symbol may do, told from what was said alone, without any of the code under check. */
final class Oracle {

    private static final Change[] CHANGES = Change.values();

    private Oracle() {}

    /** The symbol that trades. */
    static Permission permission(int said) {
        return strictest(said, false);
    }

    /** The other symbol, which only hears what covers both. */
    static Permission other(int said) {
        return strictest(said, true);
    }

    private static Permission strictest(int said, boolean wideOnly) {
        Permission most = Permission.TRADE;
        for (Change change : CHANGES) {
            boolean counts = (said & change.bit()) != 0 && (change.wide || !wideOnly);
            if (counts && change.says.compareTo(most) > 0) most = change.says;
        }
        return most;
    }
}
