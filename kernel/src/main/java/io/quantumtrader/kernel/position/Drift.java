package io.quantumtrader.kernel.position;

import io.quantumtrader.kernel.venue.InstrumentRules;

/** How what the venue holds differs from what the record says (rules, D4). */
public enum Drift {
    /** They agree to within half a step. */
    NONE(0),
    /** The venue holds more on the same side, or something where the record knows nothing. */
    LARGER(1),
    /** The venue holds less on the same side. */
    SMALLER(2),
    /** The venue holds nothing. */
    ZERO(3),
    /** The venue holds the other side. */
    OPPOSITE(3);

    private final int readings;

    Drift(int readings) {
        this.readings = readings;
    }

    /** Readings in a row that must agree before the venue is believed. */
    public int readings() {
        return readings;
    }

    /** Compares two signed quantities, base asset, positive long. */
    public static Drift between(double recorded, double venue, InstrumentRules rules) {
        if (Math.abs(recorded - venue) < rules.stepSize() / 2) return NONE;
        if (recorded == 0) return LARGER;
        if (venue == 0) return ZERO;
        if (recorded * venue < 0) return OPPOSITE;
        return Math.abs(venue) > Math.abs(recorded) ? LARGER : SMALLER;
    }
}
