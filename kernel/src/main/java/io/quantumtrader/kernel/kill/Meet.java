package io.quantumtrader.kernel.kill;

/**
 * The meet of verdicts: the strictest of all that cover a symbol stands (rules, B1). It is commutative, associative and
 * idempotent, and one verdict more never widens it (E10).
 */
public final class Meet {

    private Meet() {}

    /** What a symbol may do under these verdicts; {@link Permission#TRADE} if none covers it. */
    public static Permission effective(Iterable<Verdict> verdicts, String portfolio, String symbol) {
        Permission strictest = Permission.TRADE;
        for (Verdict verdict : verdicts) {
            if (verdict.scope().covers(portfolio, symbol)) strictest = strictest.meet(verdict.permission());
        }
        return strictest;
    }
}
