package io.quantumtrader.persistence.journal;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantumtrader.persistence.JournalEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One kind of event on disk: its name, which is never changed or reused, its class, its version, and how every version
 * ever written is still read.
 *
 * @param <E> the event's class, a record
 */
public final class EventType<E extends JournalEvent> {

    private final String name;
    private final int version;
    private final Class<E> type;
    private final SortedMap<Integer, PayloadReader<E>> readers;
    private final PayloadWriter writer;

    private EventType(
            String name,
            int version,
            Class<E> type,
            SortedMap<Integer, PayloadReader<E>> readers,
            PayloadWriter writer) {
        if (!name.matches("([a-z][a-z-]*\\.)?[A-Z][A-Za-z0-9]*") || version < 1) {
            throw new IllegalArgumentException("not an event name and version: " + name + "#" + version);
        }
        this.name = name;
        this.version = version;
        this.type = type;
        this.readers = Collections.unmodifiableSortedMap(readers);
        this.writer = writer;
    }

    /** A flat record stored as CBOR by its field names. */
    public static <E extends JournalEvent> EventType<E> flat(String name, int version, Class<E> type) {
        ObjectReader reader = JournalMapper.MAPPER.readerFor(type);
        ObjectWriter writer = JournalMapper.MAPPER.writerFor(type);
        var readers = new TreeMap<Integer, PayloadReader<E>>();
        readers.put(version, payload -> type.cast(reader.readValue(payload)));
        return new EventType<>(name, version, type, readers, writer::writeValueAsBytes);
    }

    /** An event with a binary layout of its own. */
    public static <E extends CompactRow> EventType<E> compact(
            String name, int version, Class<E> type, Function<ByteBuffer, E> reader) {
        var readers = new TreeMap<Integer, PayloadReader<E>>();
        readers.put(version, payload -> readFully(reader, payload));
        return new EventType<>(name, version, type, readers, event -> writeFully((CompactRow) event));
    }

    /** Reads an older CBOR version: the step brings its fields to the present form. */
    public EventType<E> upgrading(int olderVersion, Consumer<ObjectNode> step) {
        return reading(olderVersion, payload -> {
            var fields = (ObjectNode) JournalMapper.MAPPER.readTree(payload);
            step.accept(fields);
            return JournalMapper.MAPPER.treeToValue(fields, type);
        });
    }

    /** Reads an older binary layout. */
    public EventType<E> readingLayout(int olderVersion, Function<ByteBuffer, E> reader) {
        return reading(olderVersion, payload -> readFully(reader, payload));
    }

    private EventType<E> reading(int olderVersion, PayloadReader<E> reader) {
        if (olderVersion < 1 || olderVersion >= version || readers.containsKey(olderVersion)) {
            throw new IllegalArgumentException(name + "#" + olderVersion + " is not an older version of #" + version);
        }
        var more = new TreeMap<>(readers);
        more.put(olderVersion, reader);
        return new EventType<>(name, version, type, more, writer);
    }

    public String name() {
        return name;
    }

    public int version() {
        return version;
    }

    public Class<E> type() {
        return type;
    }

    /** What is stored beside the payload: {@code Name#version}. */
    public String manifest() {
        return name + "#" + version;
    }

    /** Every version that can be read, the present one included. */
    public SortedSet<Integer> versions() {
        return new TreeSet<>(readers.keySet());
    }

    byte[] write(JournalEvent event) throws IOException {
        return writer.write(event);
    }

    E read(int writtenVersion, byte[] payload) throws IOException {
        var reader = readers.get(writtenVersion);
        if (reader == null) {
            throw new IOException(
                    "version " + writtenVersion + " of event " + name + " is unknown; known: " + readers.keySet());
        }
        try {
            return reader.read(payload);
        } catch (RuntimeException malformed) {
            throw new IOException("malformed: " + malformed, malformed);
        }
    }

    private static <E> E readFully(Function<ByteBuffer, E> reader, byte[] payload) throws IOException {
        var row = ByteBuffer.wrap(payload);
        var event = reader.apply(row);
        if (row.hasRemaining()) throw new IOException(row.remaining() + " bytes left over in a binary row");
        return event;
    }

    private static byte[] writeFully(CompactRow event) throws IOException {
        var row = ByteBuffer.allocate(event.sizeInBytes());
        event.writeTo(row);
        if (row.hasRemaining()) throw new IOException(row.remaining() + " bytes not written in a binary row");
        return row.array();
    }

    /** Bytes of one version to an event. */
    @FunctionalInterface
    private interface PayloadReader<E> {
        E read(byte[] payload) throws IOException;
    }

    /** An event to bytes of the present version. */
    @FunctionalInterface
    private interface PayloadWriter {
        byte[] write(JournalEvent event) throws IOException;
    }
}
