package io.quantumtrader.persistence.journal;

/**
 * A row as it stands in the journal.
 *
 * @param ordering place among all rows
 * @param deleted whether it is marked deleted; no part of the system marks any
 * @param chain what it carries, 32 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content where it is compared
public record StoredRow(long ordering, boolean deleted, JournalRow row, byte[] chain) {}
