package io.quantumtrader.kernel.check;

/**
 * One thing that is wrong with an input.
 *
 * @param field the field as its user writes it, for example {@code position.entry_price}
 * @param observed what was found, printed so that NaN, infinities and absent values are visible
 * @param bound what was expected, for example {@code > 0 and finite}
 */
public record Violation(String field, String observed, String bound) {

    @Override
    public String toString() {
        return field + " must be " + bound + ", was " + observed;
    }
}
