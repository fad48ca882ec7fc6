package io.quantumtrader.persistence.journal;

import io.quantumtrader.persistence.JournalEvent;

/**
 * An event as it stands in the journal.
 *
 * @param ordering place among all events of all ids, rising with the order of commits, with gaps
 * @param sequenceNr place among the events of its id, from 1 without gaps
 * @param writer the incarnation that wrote it
 * @param writtenAtMs wall clock at the writer
 * @param event in its present form, whatever version was stored
 */
public record JournalEntry(
        long ordering, String persistenceId, long sequenceNr, String writer, long writtenAtMs, JournalEvent event) {}
