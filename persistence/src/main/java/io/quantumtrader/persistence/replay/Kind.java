package io.quantumtrader.persistence.replay;

/** What kinds of decisions a journal holds, each by the layer or hand that made it. */
public enum Kind {
    BAR("judgements of bars"),
    HOUSEKEEPING("housekeeping"),
    ENTRY("entries and refusals of entries"),
    WORD("closes by word"),
    EXPIRED_WORD("words that came too late"),
    KILL_SCORE_STANDING("standings of level 1"),
    POSITION_STATE_STANDING("standings of level 4"),
    GUARDIAN("closes by a guardian"),
    PORTFOLIO("readings of the portfolio"),
    GATES("verdicts of heat gate and governor"),
    GUARDS("guards"),
    PERMIT("permits"),
    EMERGENCY_STOP("emergency stops"),
    KILL_SWITCH("kill switch"),
    MODE("operating modes");

    private final String meaning;

    Kind(String meaning) {
        this.meaning = meaning;
    }

    public String meaning() {
        return meaning;
    }
}
