package io.quantumtrader.kernel.sizing;

/** The documented defaults of the sizer, as tests use them (formulas, Sizing). */
public final class SizingDefaults {

    private SizingDefaults() {}

    public static SizingLimits limits() {
        return new SizingLimits(0.003, 0.005, 0.007, 0.5, 0.0006, 0.0005, 0.5, 10, 5000, 2, 3, 3, 3, 6);
    }
}
