package io.quantumtrader.actors.safety;

/**
 * Something that a person has to know now.
 *
 * @param observed what was seen, in the unit that the kind states; NaN where nothing was measured
 * @param limit what it was held against, same unit; NaN where there is none
 * @param detail in words
 */
public record SafetyAlarm(Kind kind, double observed, double limit, String detail) {

    /** In one line; numbers only where there are some. */
    public String text() {
        return kind + ": " + detail + numbers();
    }

    private String numbers() {
        if (Double.isNaN(observed) && Double.isNaN(limit)) return "";
        if (Double.isNaN(limit)) return " (observed " + observed + ")";
        return Double.isNaN(observed) ? " (limit " + limit + ")" : " (observed " + observed + ", limit " + limit + ")";
    }

    /** What is alarmed. */
    public enum Kind {
        /** A journal write of the kill path takes longer than its limit; milliseconds. */
        JOURNAL_SLOW,
        /** The journal's database takes no writes: nothing is opened, exits go on through the spool. */
        JOURNAL_AWAY,
        /** The journal's database is back and has everything. */
        JOURNAL_BACK,
        /** The spool fills while the database is away; share of it that is used. */
        SPOOL_FILLING,
        /** Another writer took the place of events that were recorded while the database was away; number of the first. */
        EVENTS_ORPHANED,
        /** The disk of data folder or database runs full: nothing is opened; bytes left. Repeated while it lasts. */
        DISK_LOW,
        /** There is room on the disk again; bytes left. */
        DISK_BACK,
        /** Nodes are not of one build and configuration: nothing is opened here; how many differ or have not told. */
        VERSION_MIXED,
        /** All nodes are of one build and configuration again. */
        VERSION_ALIKE,
        /** No seal could be set over what was written; it is tried again. */
        SEAL_FAILED,
        /** Old events could not be moved to the archive; nothing is lost, it is tried again. */
        ARCHIVE_FAILED,
        /** A flatten is not flat after many attempts; attempts. */
        FLATTEN_OVERDUE,
        /** Equity went on falling while a flatten runs; drawdown. */
        FLATTEN_FAILED,
        /** Kill switch or emergency stop do not answer; milliseconds. */
        LADDER_SILENT,
        /** A symbol with a position has not been evaluated; milliseconds. Repeated while it lasts. */
        SILENCE,
        /** The permission of a scope tightened: something was halted; told once each time. */
        TIGHTENED,
        /** A restriction or a flatten still stands and a position is still held; milliseconds. Repeated while it lasts. */
        STILL_STANDING,
        /** A halt stands: nothing is sent to the venue; minutes since it was set, or since this process read it back. */
        HALTED,
        /** A part of the ladder ended and comes back from its journal; how often so far. */
        LAYER_FAILED,
        /** The fund stops for a reason that no person gave; nothing is evaluated any more. */
        FUND_STOPPED,
        /** Somebody who listens to the ladder failed; the ladder did not. */
        LISTENER_FAILED,
        /** A view of the record cannot be written; it is tried again, nothing that the fund does depends on it. Told once. */
        VIEW_FAILED,
        /** Numbers that operators set do not fit the configuration: nothing is opened; how many things are wrong. Told at a start. */
        NUMBERS_SET_ASIDE
    }
}
