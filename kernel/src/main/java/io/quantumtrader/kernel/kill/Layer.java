package io.quantumtrader.kernel.kill;

/** The seven layers of the kill hierarchy, from the position up (rules, B2). */
public enum Layer {
    KILL_SCORE(1),
    HEAT_GATE(2),
    GOVERNOR(3),
    POSITION_STATE_BRAIN(4),
    EMERGENCY_STOP(5),
    KILL_SWITCH(6),
    CEO(7);

    private final int level;

    Layer(int level) {
        this.level = level;
    }

    /** 1 for the position kill score to 7 for the CEO. */
    public int level() {
        return level;
    }
}
