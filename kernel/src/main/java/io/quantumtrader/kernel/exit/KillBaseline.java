package io.quantumtrader.kernel.exit;

/** What spike and lost trend are held against in a live position (rules, C2). */
public enum KillBaseline {
    /** Readings frozen at entry. */
    LIVE,
    /** The constants of {@link KillTheta}, as in a bare call. */
    CONSTANT;

    public double sigmaReference(double atEntry, KillTheta theta) {
        return this == LIVE ? atEntry : theta.sigmaReference();
    }

    public double tsReference(double atEntry, KillTheta theta) {
        return this == LIVE ? atEntry : theta.tsReference();
    }
}
