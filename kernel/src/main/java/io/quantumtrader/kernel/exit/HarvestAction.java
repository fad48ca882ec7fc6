package io.quantumtrader.kernel.exit;

/** What the harvest kernel asks for; shares are cumulative shares of the original quantity (rules, C3). */
public enum HarvestAction {
    NONE(0),
    PARTIAL_25(0.25),
    PARTIAL_50(0.5),
    PARTIAL_75(0.75),
    FULL_CLOSE_PROPOSED(1);

    private final double share;

    HarvestAction(double share) {
        this.share = share;
    }

    /** Share of the original quantity that is closed in total afterwards, 0..1. */
    public double share() {
        return share;
    }
}
