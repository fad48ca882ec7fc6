package io.quantumtrader.persistence.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Where events go while the database is away: a file of fixed size, allocated before it is needed, appended to and forced to
 * disk before anything is acknowledged (rules, D6). One record holds what is acknowledged together, all of it or nothing: a
 * machine that loses power may have written any part of it and not the rest. A record that was torn was never acknowledged and
 * ends the file; one that is damaged with sound ones behind it is refused. One thread appends; another may read what was appended.
 *
 * <p>Layout: a header of 4096 bytes (magic, version, journal, generation, CRC-32C), then records at multiples of 8 bytes: magic,
 * length of the body, generation, CRC-32C over generation and body, padding, body. Emptying the file raises the generation.
 */
final class SpoolFile implements AutoCloseable {

    private static final long MAGIC = 0x5154_5350_4F4F_4C31L;
    private static final int VERSION = 1;
    private static final int RECORD_MAGIC = 0x5154_5243;
    private static final int HEADER = 4_096;
    private static final int RECORD_HEADER = 24;
    private static final int ALIGNMENT = 8;

    private final Path path;
    private final FileChannel file;
    private final UUID journal;
    private final long capacity;
    private long generation;
    /** Whether the header on disk may name another generation: writing it failed. */
    private boolean headerInDoubt;

    private volatile long end = HEADER;
    private volatile long events;

    /** A stretch of the file: its rows, and where the next begins. */
    record Stretch(List<JournalRow> rows, long next) {}

    /** Nothing more can be recorded. */
    static final class Full extends IOException {
        private static final long serialVersionUID = 1L;

        Full(Path path, long capacity) {
            super("the spool " + path + " is full (" + capacity + " bytes)");
        }
    }

    private SpoolFile(Path path, FileChannel file, UUID journal, long capacity) {
        this.path = path;
        this.file = file;
        this.journal = journal;
        this.capacity = capacity;
    }

    /**
     * Opens or makes the file.
     *
     * @param journal the journal whose events it takes
     * @param capacity bytes, allocated at once; an existing file keeps what it has if that is more
     * @throws IOException if another process has it, it belongs to another journal, or it is damaged
     */
    static SpoolFile open(Path path, UUID journal, long capacity) throws IOException {
        var folder = path.toAbsolutePath().getParent();
        if (folder != null) Files.createDirectories(folder);
        var file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        lockOrClose(path, file);
        return over(path, file, journal, capacity);
    }

    /** The same over a file that is open and locked. */
    static SpoolFile over(Path path, FileChannel file, UUID journal, long capacity) throws IOException {
        try {
            var spool = new SpoolFile(path, file, journal, Math.max(capacity, file.size()));
            if (file.size() <= HEADER) spool.begin(1);
            else spool.recover();
            spool.allocate();
            return spool;
        } catch (IOException | RuntimeException failed) {
            file.close();
            throw failed;
        }
    }

    /** Opens an existing file to read what waits; takes no lock and changes nothing. */
    static SpoolFile reading(Path path, UUID journal) throws IOException {
        var file = FileChannel.open(path, StandardOpenOption.READ);
        try {
            var spool = new SpoolFile(path, file, journal, file.size());
            if (file.size() > HEADER) spool.find();
            return spool;
        } catch (IOException | RuntimeException failed) {
            file.close();
            throw failed;
        }
    }

    private static void lockOrClose(Path path, FileChannel file) throws IOException {
        try {
            lock(path, file);
        } catch (IOException taken) {
            file.close();
            throw taken;
        }
    }

    private static void lock(Path path, FileChannel file) throws IOException {
        FileLock lock = null;
        try {
            lock = file.tryLock();
        } catch (OverlappingFileLockException ofThisProcess) {
            // told below
        }
        if (lock == null) throw new IOException("the spool " + path + " is in use by another fund");
    }

    boolean isEmpty() {
        return end == HEADER;
    }

    /** Events that wait. */
    long events() {
        return events;
    }

    /** Where the first record begins. */
    static long beginning() {
        return HEADER;
    }

    /** Where the next record will begin; everything before it is on disk. */
    long end() {
        return end;
    }

    long capacity() {
        return capacity;
    }

    /**
     * Appends these writes as one record and forces it to disk; on return they are there, after an exception none counts.
     *
     * @throws Full if they do not fit
     */
    void append(List<List<JournalRow>> writes) throws IOException {
        var rows = writes.stream().flatMap(List::stream).toList();
        var record = record(rows);
        long next = end + record.remaining();
        if (next > capacity) throw new Full(path, capacity);
        if (headerInDoubt) begin(generation);
        write(record, end);
        file.force(false);
        events = rows.size() + events();
        end = next;
    }

    /** The rows of the records from a position on, about so many; empty at the end. */
    Stretch read(long from, int atLeastRows) throws IOException {
        var rows = new ArrayList<JournalRow>();
        long position = from;
        while (position < end && rows.size() < atLeastRows) {
            var body = body(position);
            if (body == null) throw new IOException("the spool " + path + " is damaged at byte " + position);
            position += lengthOnDisk(body.remaining());
            SpoolRows.read(body, rows);
        }
        return new Stretch(rows, position);
    }

    /** Forgets everything: it is in the database. */
    void reset() throws IOException {
        begin(generation + 1);
        end = HEADER;
        events = 0;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private void begin(long next) throws IOException {
        var header = ByteBuffer.allocate(HEADER)
                .putLong(MAGIC)
                .putInt(VERSION)
                .putLong(journal.getMostSignificantBits())
                .putLong(journal.getLeastSignificantBits())
                .putLong(next);
        var crc = new CRC32C();
        crc.update(header.array(), 0, header.position());
        header.putLong(crc.getValue()).rewind();
        headerInDoubt = true;
        write(header, 0);
        file.force(true);
        headerInDoubt = false;
        generation = next;
    }

    private void recover() throws IOException {
        var owner = find();
        if (!owner.equals(journal)) begin(generation + 1);
    }

    /** Finds what waits; tells whose it is. */
    private UUID find() throws IOException {
        var header = ByteBuffer.allocate(HEADER);
        readFully(header, 0);
        header.flip();
        if (header.getLong() != MAGIC || header.getInt() != VERSION) throw new IOException(path + " is not a spool");
        var owner = new UUID(header.getLong(), header.getLong());
        long found = header.getLong();
        var crc = new CRC32C();
        crc.update(header.array(), 0, header.position());
        if (header.getLong() != crc.getValue())
            throw new IOException("the header of the spool " + path + " is damaged");
        generation = found;
        scan();
        if (!owner.equals(journal) && !isEmpty()) {
            throw new IOException("the spool " + path + " holds " + events + " events of another journal (" + owner
                    + "), this one is " + journal + "; give it its own database back, or move the file away");
        }
        return owner;
    }

    /** Finds the end: behind the last sound record. */
    private void scan() throws IOException {
        long position = HEADER;
        long count = 0;
        for (ByteBuffer body = body(position); body != null; body = body(position)) {
            position += lengthOnDisk(body.remaining());
            var rows = new ArrayList<JournalRow>();
            SpoolRows.read(body, rows);
            count += rows.size();
        }
        refuseSoundRecordsBehind(position);
        end = position;
        events = count;
    }

    private void refuseSoundRecordsBehind(long broken) throws IOException {
        var window = ByteBuffer.allocate(1 << 16);
        for (long at = broken; at + RECORD_HEADER <= file.size(); at += window.capacity() - RECORD_HEADER) {
            window.clear();
            readFully(window, at);
            window.flip();
            for (int offset = 0; offset + RECORD_HEADER <= window.limit(); offset += ALIGNMENT) {
                boolean candidate = window.getInt(offset) == RECORD_MAGIC && window.getLong(offset + 8) == generation;
                if (candidate && at + offset > broken && body(at + offset) != null) {
                    throw new IOException("the spool " + path + " is damaged at byte " + broken
                            + ": sound events follow at byte " + (at + offset) + ". Restore the file from a copy");
                }
            }
        }
    }

    private ByteBuffer record(List<JournalRow> rows) {
        var body = SpoolRows.write(rows);
        int padded = (int) lengthOnDisk(body.length);
        return ByteBuffer.allocate(padded)
                .putInt(RECORD_MAGIC)
                .putInt(body.length)
                .putLong(generation)
                .putInt(crc(body))
                .putInt(0)
                .put(body)
                .rewind()
                .limit(padded);
    }

    private static long lengthOnDisk(int body) {
        return (RECORD_HEADER + body + ALIGNMENT - 1L) / ALIGNMENT * ALIGNMENT;
    }

    /** The body of a sound record of this generation, null for anything else. */
    private @Nullable ByteBuffer body(long position) throws IOException {
        if (position + RECORD_HEADER > file.size()) return null;
        var header = ByteBuffer.allocate(RECORD_HEADER);
        readFully(header, position);
        header.flip();
        boolean ours = header.getInt() == RECORD_MAGIC;
        int length = header.getInt();
        boolean present = header.getLong() == generation;
        int expected = header.getInt();
        if (!ours || !present || length <= 0 || position + lengthOnDisk(length) > file.size()) return null;
        var body = ByteBuffer.allocate(length);
        readFully(body, position + RECORD_HEADER);
        body.flip();
        return crc(body.array()) == expected ? body : null;
    }

    private int crc(byte[] body) {
        var crc = new CRC32C();
        crc.update(ByteBuffer.allocate(Long.BYTES).putLong(0, generation));
        crc.update(body);
        return (int) crc.getValue();
    }

    private void allocate() throws IOException {
        var zeros = ByteBuffer.allocate(1 << 16);
        for (long at = file.size(); at < capacity; at += zeros.capacity()) {
            zeros.clear().limit((int) Math.min(zeros.capacity(), capacity - at));
            write(zeros, at);
        }
        file.force(true);
    }

    private void write(ByteBuffer content, long position) throws IOException {
        long at = position;
        while (content.hasRemaining()) at += file.write(content, at);
    }

    private void readFully(ByteBuffer into, long position) throws IOException {
        long at = position;
        while (into.hasRemaining()) {
            int count = file.read(into, at);
            if (count < 0) return;
            at += count;
        }
    }
}
