package io.quantumtrader.persistence.audit;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A root over everything that was written since the seal before: SHA-256 over that seal's root, this seal's number and time,
 * and place and chain of each row in the order of places.
 *
 * @param number from 1 without gaps
 * @param atMs when it was set, UTC epoch milliseconds of the wall clock
 * @param toOrdering the last place it covers
 * @param events how many rows it covers
 * @param previous root of the seal before, hexadecimal; zeros for the first
 * @param root hexadecimal
 */
public record Seal(long number, long atMs, long toOrdering, long events, String previous, String root) {

    static final String NONE = "0".repeat(64);

    /** A root that is being computed. */
    static final class Root {

        private final MessageDigest sha256;
        private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES);
        private final long seal;
        private final long atMs;
        private final String previous;
        private long toOrdering;
        private long events;

        Root(long seal, long atMs, String previous, long fromOrdering) {
            this.seal = seal;
            this.atMs = atMs;
            this.previous = previous;
            this.toOrdering = fromOrdering;
            try {
                sha256 = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException("every Java platform has SHA-256", impossible);
            }
            sha256.update(HexFormat.of().parseHex(previous));
            number(seal);
            number(atMs);
        }

        void add(long ordering, byte[] chain) {
            number(ordering);
            sha256.update(chain);
            toOrdering = ordering;
            events++;
        }

        Seal seal() {
            return new Seal(
                    seal, atMs, toOrdering, events, previous, HexFormat.of().formatHex(sha256.digest()));
        }

        private void number(long value) {
            sha256.update(number.putLong(0, value).array());
        }
    }

    /** The same seal as one line of the copy outside the database. */
    String line() {
        return String.join(
                " ",
                Long.toString(number),
                Instant.ofEpochMilli(atMs).toString(),
                Long.toString(toOrdering),
                Long.toString(events),
                previous,
                root);
    }

    /** Reads what {@link #line} wrote; throws for anything else. */
    static Seal parse(String line) {
        var parts = line.split(" ", -1);
        if (parts.length != 6) throw new IllegalArgumentException("not a seal: " + Arrays.toString(parts));
        return new Seal(
                Long.parseLong(parts[0]),
                Instant.parse(parts[1]).toEpochMilli(),
                Long.parseLong(parts[2]),
                Long.parseLong(parts[3]),
                parts[4],
                parts[5]);
    }
}
