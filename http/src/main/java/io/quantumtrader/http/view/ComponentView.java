package io.quantumtrader.http.view;

/**
 * One part of the kill score.
 *
 * @param name {@code regime_flip}, {@code sigma_spike}, {@code ts_drop} or {@code age}
 * @param value the component, after its clamp
 * @param weight what it is multiplied with
 * @param contribution weight times value: its part of z (linear model: of K)
 * @param valueToFire the value at which this component alone, all others unchanged, takes K to the threshold; at most
 *     the present one if K is there; NaN if no value within its range can
 * @param distance valueToFire minus value, at least 0; NaN as above
 */
public record ComponentView(
        String name, double value, double weight, double contribution, double valueToFire, double distance) {}
