package io.quantumtrader.persistence;

import java.util.List;

/**
 * What one layer said to one plan, as it is written.
 *
 * @param layer name of the layer
 * @param refused whether the layer refused the plan; never true for a reducing or protective plan
 * @param scale factor by which it shrank the plan, 1 unchanged
 */
public record VerdictRow(String layer, boolean refused, double scale, List<ReasonRow> reasons) {

    public VerdictRow {
        reasons = List.copyOf(reasons);
    }

    public long mixInto(long hash) {
        long result = StateHash.mix(StateHash.mix(hash, layer), refused ? 1L : 0L);
        return ReasonRow.mixAll(StateHash.mix(result, scale), reasons);
    }
}
