package io.quantumtrader.kernel.kill;

/** The operating modes, strictest first (formulas, CEO mode table). */
public enum Mode {
    BLACK_SWAN,
    PRESERVATION,
    DEFENSIVE,
    EXPANSION,
    GROWTH;

    public boolean stricterThan(Mode other) {
        return compareTo(other) < 0;
    }

    /** One step looser; GROWTH stays. */
    public Mode looser() {
        return switch (this) {
            case BLACK_SWAN -> PRESERVATION;
            case PRESERVATION -> DEFENSIVE;
            case DEFENSIVE -> EXPANSION;
            case EXPANSION, GROWTH -> GROWTH;
        };
    }
}
