package io.quantumtrader.persistence.journal.archive;

import io.quantumtrader.persistence.journal.StoredRow;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/** Writes a segment: rows in the order of their places, gathered by id into blocks, an index, a hash over all of it. */
public final class SegmentWriter implements AutoCloseable {

    private static final int BLOCK = 64 << 10;

    private final Path file;
    private final DigestOutputStream out;
    private final Map<String, Open> open = new LinkedHashMap<>();
    private final List<Block> blocks = new ArrayList<>();
    private final Map<String, Long> manifests = new TreeMap<>();
    private long position;
    private long events;

    /** A block that is being filled. */
    private static final class Open {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final DataOutputStream out = new DataOutputStream(bytes);
        private final StoredRow first;
        private StoredRow last;
        private int rows;

        Open(StoredRow first) {
            this.first = first;
            this.last = first;
        }
    }

    /**
     * Begins a file; one that is there is written over.
     *
     * @param journal whose rows they are
     * @param number of the segment
     * @param fromOrdering the place before its first row
     * @param toOrdering the last place it covers
     */
    public SegmentWriter(Path file, UUID journal, long number, long fromOrdering, long toOrdering) throws IOException {
        this.file = file;
        OutputStream raw = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
        out = new DigestOutputStream(raw, Segment.sha256());
        write(ByteBuffer.allocate(Segment.HEADER)
                .putLong(Segment.MAGIC)
                .putInt(Segment.VERSION)
                .putInt(0)
                .putLong(journal.getMostSignificantBits())
                .putLong(journal.getLeastSignificantBits())
                .putLong(number)
                .putLong(fromOrdering)
                .putLong(toOrdering)
                .array());
    }

    public void take(StoredRow stored) throws IOException {
        var block = open.computeIfAbsent(stored.row().persistenceId(), fresh -> new Open(stored));
        Block.write(stored, block.out);
        block.last = stored;
        block.rows++;
        events++;
        manifests.merge(stored.row().manifest(), 1L, Long::sum);
        if (block.bytes.size() >= BLOCK) {
            open.remove(stored.row().persistenceId());
            flush(block);
        }
    }

    private void flush(Open block) throws IOException {
        byte[] compressed = gzip(block.bytes.toByteArray());
        blocks.add(new Block(
                block.first.row().persistenceId(),
                block.first.row().sequenceNr(),
                block.last.row().sequenceNr(),
                block.first.ordering(),
                block.last.ordering(),
                block.rows,
                position,
                compressed.length));
        write(compressed);
    }

    /** Writes the rest and forces it to disk; what the database is to say of it. */
    public SegmentEntry finish(long number, String name, long fromOrdering, long toOrdering, long nowMs)
            throws IOException {
        for (var block : open.values()) flush(block);
        long indexAt = position;
        byte[] index = gzip(index());
        write(index);
        write(ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
                .putLong(indexAt)
                .putInt(index.length)
                .array());
        byte[] sha256 = out.getMessageDigest().digest();
        out.on(false);
        write(sha256);
        out.close();
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        return new SegmentEntry(
                number,
                name,
                fromOrdering,
                toOrdering,
                events,
                position,
                HexFormat.of().formatHex(sha256),
                nowMs);
    }

    private byte[] index() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var index = new DataOutputStream(bytes)) {
            index.writeLong(events);
            index.writeInt(blocks.size());
            for (var block : blocks) {
                Block.text(block.persistenceId(), index);
                index.writeLong(block.firstNr());
                index.writeLong(block.lastNr());
                index.writeLong(block.firstPlace());
                index.writeLong(block.lastPlace());
                index.writeInt(block.rows());
                index.writeLong(block.offset());
                index.writeInt(block.length());
            }
            index.writeInt(manifests.size());
            for (var manifest : manifests.entrySet()) {
                Block.text(manifest.getKey(), index);
                index.writeLong(manifest.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream(content.length / 2);
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    private void write(byte[] content) throws IOException {
        out.write(content);
        position += content.length;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
