package io.quantumtrader.http.view;

import org.jspecify.annotations.Nullable;

/**
 * Whether what the fund records reaches the journal's database. While it does not, nothing is opened; exits go on and are
 * recorded in a file of fixed size.
 *
 * @param away whether the database takes no writes
 * @param sinceMs since when, UTC epoch milliseconds of the wall clock; null while it takes them
 * @param events how many wait in the file
 * @param filled share of the file that is used, 0..1
 */
public record JournalView(boolean away, @Nullable Long sinceMs, long events, double filled) {

    /** The database takes everything. */
    public static final JournalView UP = new JournalView(false, null, 0, 0);
}
