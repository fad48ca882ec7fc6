package io.quantumtrader.kernel.exit;

import java.util.List;

/**
 * Where stop and take-profit should be, with every number on the way (formulas, P1). It is a proposal: a stop may come
 * out beyond the market price, which a live position answers by closing at once (rules, A6).
 *
 * @param stop proposed trigger, quote per base
 * @param takeProfit proposed take-profit, quote per base; advisory in a live position
 * @param stopMultiple regime-weighted multiple of sigma for the stop
 * @param takeProfitMultiple the same for the take-profit
 * @param trailMultiple the same for the trailing gap
 * @param stopDistance fraction of price
 * @param takeProfitDistance fraction of price
 * @param trailGap fraction of the best price
 * @param extension factor on the take-profit distance, 1 or more
 * @param rawStop the volatility stop before trailing and holding
 * @param trailStop the trailing stop
 * @param reasonBits set of {@link StopReason}
 */
public record StopProposal(
        double stop,
        double takeProfit,
        double stopMultiple,
        double takeProfitMultiple,
        double trailMultiple,
        double stopDistance,
        double takeProfitDistance,
        double trailGap,
        double extension,
        double rawStop,
        double trailStop,
        int reasonBits) {

    public List<StopReason> reasons() {
        return StopReason.of(reasonBits);
    }
}
