package io.quantumtrader.persistence.symbol;

import io.quantumtrader.persistence.VerdictRow;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What an entry was decided by besides book and bars, as it is written.
 *
 * @param side LONG or SHORT
 * @param quantity base asset asked for by hand, empty: the sizer decided
 * @param equity quote currency, NaN when unknown
 * @param size share of the usual size that the ladder left, 0..1
 * @param ladder what in the ladder allowed no opening
 * @param permitId of the permit, where one was granted
 */
public record WishRow(
        String side,
        OptionalDouble quantity,
        double equity,
        double size,
        List<VerdictRow> ladder,
        Optional<String> permitId) {

    public WishRow {
        ladder = List.copyOf(ladder);
    }
}
