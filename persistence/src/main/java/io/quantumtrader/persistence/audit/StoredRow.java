package io.quantumtrader.persistence.audit;

import io.quantumtrader.persistence.journal.JournalRow;

/**
 * A row as it stands in the table.
 *
 * @param ordering place among all rows
 * @param chain what it carries
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content where it is compared
record StoredRow(long ordering, boolean deleted, JournalRow row, byte[] chain) {}
