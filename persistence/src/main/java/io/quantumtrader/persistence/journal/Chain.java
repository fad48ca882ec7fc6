package io.quantumtrader.persistence.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The hash chain over the events of one persistence id: SHA-256 over the chain of the event before, then the columns of this
 * one. Texts and the payload are preceded by their length in bytes (32 bits), numbers are big-endian, so that no two rows
 * give the same bytes. The first event of an id follows {@link #start}. The formula stands in {@code V2__hash_chain.sql}
 * too. Confined to one thread.
 */
public final class Chain {

    private static final int LENGTH = 32;

    private final MessageDigest sha256;
    private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES);

    public Chain() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** What the first event of an id follows: 32 zeros. */
    public static byte[] start() {
        return new byte[LENGTH];
    }

    /** The chain of a row behind the chain of the row before it. */
    public byte[] next(byte[] previous, JournalRow row) {
        sha256.update(previous);
        framed(row.persistenceId());
        number(row.sequenceNr());
        framed(row.writer());
        number(row.writtenAtMs());
        framed(row.adapterManifest());
        whole(row.serializerId());
        framed(row.manifest());
        framed(row.payload());
        return sha256.digest();
    }

    private void framed(String text) {
        framed(text.getBytes(StandardCharsets.UTF_8));
    }

    private void framed(byte[] content) {
        whole(content.length);
        sha256.update(content);
    }

    private void whole(int value) {
        sha256.update(number.putInt(0, value).array(), 0, Integer.BYTES);
    }

    private void number(long value) {
        sha256.update(number.putLong(0, value).array());
    }
}
