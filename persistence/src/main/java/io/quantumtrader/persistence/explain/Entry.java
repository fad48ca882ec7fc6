package io.quantumtrader.persistence.explain;

import io.quantumtrader.persistence.JournalEvent;

/**
 * An event of the journal with its place.
 *
 * @param ordering place among all events of all ids, rising
 * @param sequenceNr place among the events of its id, from 1 without gaps
 * @param writtenAtMs wall clock at the writer, UTC epoch milliseconds; 0 when unknown
 */
public record Entry(long ordering, long sequenceNr, long writtenAtMs, JournalEvent event) {}
