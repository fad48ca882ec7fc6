package io.quantumtrader.persistence.journal;

/**
 * One row of {@code event_journal} as it is written.
 *
 * @param writer the incarnation that wrote it, a random id of Pekko's
 * @param writtenAtMs wall clock at the writer; never read back by a decision
 * @param manifest what the serializer calls the payload, {@code Name#version}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; the payload is handed on, not copied
public record JournalRow(
        String persistenceId,
        long sequenceNr,
        String writer,
        long writtenAtMs,
        String adapterManifest,
        int serializerId,
        String manifest,
        byte[] payload) {

    /** The same row under another id. */
    JournalRow of(String otherId) {
        return new JournalRow(
                otherId, sequenceNr, writer, writtenAtMs, adapterManifest, serializerId, manifest, payload);
    }
}
