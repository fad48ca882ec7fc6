package io.quantumtrader.persistence.audit;

/**
 * Something that is not as it was written.
 *
 * @param kind what is wrong
 * @param persistenceId whose event, empty where it is about a seal
 * @param sequenceNr which event of it, or which seal
 * @param detail in words
 */
public record Finding(Kind kind, String persistenceId, long sequenceNr, String detail) {

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
        SEAL_BROKEN
    }

    @Override
    public String toString() {
        return persistenceId.isEmpty()
                ? kind + " seal " + sequenceNr + ": " + detail
                : kind + " " + persistenceId + " #" + sequenceNr + ": " + detail;
    }
}
