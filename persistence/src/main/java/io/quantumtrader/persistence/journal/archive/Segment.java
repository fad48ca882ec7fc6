package io.quantumtrader.persistence.journal.archive;

import io.quantumtrader.persistence.journal.StoredRow;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * A file of the archive, read by its index. Thread-safe; nothing is kept open.
 *
 * <p>Layout, big-endian: a header of 56 bytes (magic, version, padding, journal, number, place before the first row, last place),
 * blocks (gzip), the index (gzip), where it begins and its length (8 and 4 bytes), SHA-256 over everything before.
 */
public final class Segment {

    static final long MAGIC = 0x5154_4152_4348_3031L;
    static final int VERSION = 1;
    static final int HEADER = 56;

    private static final int TRAILER = Long.BYTES + Integer.BYTES + 32;

    private final Path file;
    private final SegmentEntry entry;
    private final Map<String, List<Block>> blocks = new LinkedHashMap<>();
    private final List<Block> all = new ArrayList<>();
    private final Map<String, Long> manifests = new LinkedHashMap<>();

    private Segment(Path file, SegmentEntry entry) {
        this.file = file;
        this.entry = entry;
    }

    /** Reads header and index; throws where they are not those of the segment that the database names. */
    public static Segment open(Path file, SegmentEntry entry) throws IOException {
        var segment = new Segment(file, entry);
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() != entry.bytes())
                throw new IOException(file + " has " + channel.size() + " bytes instead of " + entry.bytes());
            segment.readHeader(channel);
            segment.readIndex(channel);
            return segment;
        } catch (NoSuchFileException gone) {
            throw new IOException(file + " is missing", gone);
        } catch (EOFException | IllegalArgumentException | NegativeArraySizeException damaged) {
            throw new IOException("the index of " + file + " is damaged", damaged);
        }
    }

    private void readHeader(FileChannel channel) throws IOException {
        var header = ByteBuffer.wrap(read(channel, 0, HEADER));
        boolean ours = header.getLong() == MAGIC && header.getInt() == VERSION;
        header.position(32);
        boolean named = header.getLong() == entry.number()
                && header.getLong() == entry.fromOrdering()
                && header.getLong() == entry.toOrdering();
        if (!ours || !named) throw new IOException(file + " is not segment " + entry.number() + " of a journal");
    }

    private void readIndex(FileChannel channel) throws IOException {
        var trailer = ByteBuffer.wrap(read(channel, entry.bytes() - TRAILER, TRAILER));
        byte[] compressed = read(channel, trailer.getLong(), trailer.getInt());
        try (var in = new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(compressed)))) {
            if (in.readLong() != entry.events()) throw new IOException(file + " has other rows than the database says");
            for (int left = in.readInt(); left > 0; left--) {
                var block = new Block(
                        Block.text(in),
                        in.readLong(),
                        in.readLong(),
                        in.readLong(),
                        in.readLong(),
                        in.readInt(),
                        in.readLong(),
                        in.readInt());
                all.add(block);
                blocks.computeIfAbsent(block.persistenceId(), fresh -> new ArrayList<>())
                        .add(block);
            }
            for (int left = in.readInt(); left > 0; left--) manifests.put(Block.text(in), in.readLong());
        }
        all.sort((one, other) -> Long.compare(one.firstPlace(), other.firstPlace()));
    }

    public SegmentEntry entry() {
        return entry;
    }

    /** Its blocks by id, each list in the order of numbers. */
    Map<String, List<Block>> blocks() {
        return Collections.unmodifiableMap(blocks);
    }

    /** All blocks in the order of their first places. */
    List<Block> byPlace() {
        return Collections.unmodifiableList(all);
    }

    /** How many rows of each name and version it has. */
    Map<String, Long> manifests() {
        return Collections.unmodifiableMap(manifests);
    }

    List<StoredRow> rows(Block block) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return block.read(read(channel, block.offset(), block.length()));
        } catch (EOFException | NegativeArraySizeException | IllegalArgumentException damaged) {
            throw new IOException("a block of " + file + " is damaged", damaged);
        } catch (IOException damaged) {
            throw new IOException(file + ": " + damaged.getMessage(), damaged);
        }
    }

    /** Reads the whole file; throws where it is not what was written. */
    public void verify() throws IOException {
        var sha256 = sha256();
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long end = channel.size() - 32;
            var buffer = ByteBuffer.allocate(1 << 16);
            for (long at = 0; at < end; ) {
                buffer.clear().limit((int) Math.min(buffer.capacity(), end - at));
                int count = channel.read(buffer, at);
                if (count < 0) throw new IOException(file + " ends early");
                sha256.update(buffer.array(), 0, count);
                at += count;
            }
            String computed = HexFormat.of().formatHex(sha256.digest());
            String stored = HexFormat.of().formatHex(read(channel, end, 32));
            if (!computed.equals(entry.sha256()) || !stored.equals(entry.sha256()))
                throw new IOException(file + " is not what was written");
        }
    }

    /** Copies the whole file. */
    public void copyTo(OutputStream out) throws IOException {
        Files.copy(file, out);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private static byte[] read(FileChannel channel, long position, int length) throws IOException {
        if (position < 0 || length < 0 || position + length > channel.size())
            throw new IOException("points beyond its end");
        var into = ByteBuffer.allocate(length);
        while (into.hasRemaining()) {
            if (channel.read(into, position + into.position()) < 0) throw new EOFException();
        }
        return into.array();
    }
}
