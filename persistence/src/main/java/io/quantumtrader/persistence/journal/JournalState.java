package io.quantumtrader.persistence.journal;

/** Whether what is written reaches the database. */
public sealed interface JournalState {

    /** Whether new risk may be recorded: only in the database itself (rules, D6). */
    default boolean isUp() {
        return this instanceof Up;
    }

    /** Every write goes to the database. */
    record Up() implements JournalState {}

    /**
     * The database takes no writes. What symbols and their guardians record goes to the spool, everything else is refused.
     *
     * @param sinceMs since when, UTC epoch milliseconds of the wall clock
     * @param why what the database last answered
     * @param events how many wait in the spool
     * @param bytes used of the spool
     * @param capacity of the spool, bytes; when it is used up nothing is recorded any more
     */
    record Spooling(long sinceMs, String why, long events, long bytes, long capacity) implements JournalState {}
}
