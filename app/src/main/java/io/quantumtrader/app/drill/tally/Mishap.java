package io.quantumtrader.app.drill.tally;

import java.util.Locale;

/** What a drill lets go wrong, by kind. */
public enum Mishap {
    /** An actor ends and comes back from its journal. */
    ACTOR_CRASH,
    /** The venue refuses an order. */
    VENUE_REFUSES,
    /** An order never arrives, and its sender is not told. */
    ORDER_LOST,
    /** An order arrives, and its sender is not told. */
    ANSWER_LOST,
    /** A report of the venue comes once more. */
    REPORT_TWICE,
    /** A report of the venue comes after other things have happened. */
    REPORT_LATE,
    /** A bar does not come, or an old one does. */
    STALE_DATA,
    /** A reading is no number. */
    NAN_DATA,
    /** The journal does not take a write. */
    JOURNAL_FAILURE,
    /** Our own code throws. */
    CODE_THROWS,
    /** A part of the ladder is stopped and does not come back. */
    PART_STOPPED,
    /** The whole fund ends and starts again over its journal. */
    FUND_RESTART;

    /** As reports print it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
