package io.quantumtrader.app.bench;

import io.quantumtrader.persistence.symbol.ObservationRow;

/** The event that all journals of the bench are made of: a hold, 128 bytes, as a symbol writes on every bar. */
final class BenchRows {

    private BenchRows() {}

    static ObservationRow hold(long number) {
        double price = 30_000 + StrictMath.sin((double) number) * 100;
        return new ObservationRow(
                number,
                60_000 * number,
                60_000 * (number - 1),
                price,
                price + 5,
                price - 5,
                price + 1,
                12.5,
                price + 1,
                .0011,
                .53,
                .7,
                .1,
                10_000,
                0,
                0x31);
    }
}
