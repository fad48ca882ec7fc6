package io.quantumtrader.persistence.audit;

/**
 * Something that is not as it was written.
 *
 * @param kind what is wrong
 * @param persistenceId whose event, empty where it is about a seal, a segment or the spool
 * @param sequenceNr which event of it, or which seal or segment
 * @param place of the row among all rows, of the one behind it where it is missing; 0 where there is none
 * @param detail in words
 */
public record Finding(Kind kind, String persistenceId, long sequenceNr, long place, String detail) {

    /** What can be wrong. */
    public enum Kind {
        /** A row does not give the chain it carries. */
        ALTERED,
        /** Rows that were written are not there. */
        MISSING,
        /** Rows stand in another order than they were written in. */
        REORDERED,
        /** A row is marked deleted; no part of the system marks any. */
        MARKED_DELETED,
        /** A seal does not fit what it covers, the seal before it, or its copy outside the database. */
        SEAL_BROKEN,
        /** A file of the archive is gone or is not what was written. */
        SEGMENT_BROKEN,
        /** The file that takes events while the database is away cannot be read. */
        SPOOL_BROKEN
    }

    static Finding ofSeal(long number, String detail) {
        return new Finding(Kind.SEAL_BROKEN, "", number, 0, detail);
    }

    @Override
    public String toString() {
        return switch (kind) {
            case SEAL_BROKEN -> kind + " seal " + sequenceNr + ": " + detail;
            case SEGMENT_BROKEN -> kind + " segment " + sequenceNr + ": " + detail;
            case SPOOL_BROKEN -> kind + ": " + detail;
            default ->
                kind + " " + persistenceId + " #" + sequenceNr + (place == 0 ? "" : ", place " + place) + ": " + detail;
        };
    }
}
