package io.quantumtrader.exchange.simulated;

import io.quantumtrader.exchange.simulated.VenueRecords.Line;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The venue's own memory: an append-only file of JSON lines. A batch, which is all that one request or one tick brought
 * about, is handed to the operating system in one write before any answer leaves, so it survives the death of the
 * process; with {@code forceToDisk} it also survives the loss of power. A batch that was torn by a crash never
 * happened: opening drops it.
 */
public final class VenueLog implements AutoCloseable {

    private final @Nullable FileChannel channel;
    private final boolean forceToDisk;
    private final @Nullable Path file;

    private VenueLog(@Nullable Path file, @Nullable FileChannel channel, boolean forceToDisk) {
        this.file = file;
        this.channel = channel;
        this.forceToDisk = forceToDisk;
    }

    /** Opens or creates the file; a second opener is refused while this one lives. */
    public static VenueLog open(Path file, boolean forceToDisk) {
        try {
            var parent = file.toAbsolutePath().getParent();
            if (parent != null) Files.createDirectories(parent);
            var channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                if (channel.tryLock() == null) throw new OverlappingFileLockException();
            } catch (OverlappingFileLockException taken) {
                channel.close();
                throw new IllegalStateException("the venue log " + file + " is in use by another venue", taken);
            }
            return new VenueLog(file, channel, forceToDisk);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot open the venue log " + file, failure);
        }
    }

    /** Whether each batch is forced to disk before it is answered. */
    public boolean forcesToDisk() {
        return forceToDisk;
    }

    /** A log that forgets. */
    public static VenueLog inMemory() {
        return new VenueLog(null, null, false);
    }

    /** All orders of a log in the order of their requests, refused ones included. The file is only read. */
    public static List<LoggedOrder> orders(Path file) {
        var orders = new OrdersOfLog();
        new VenueLogReader(file).forEach(batch -> batch.forEach(orders::add));
        return orders.list();
    }

    /** Replays all whole batches, and cuts off what a crash left of the last one. */
    void replay(Consumer<List<VenueRecord>> each) {
        if (file == null || channel == null) return;
        long whole = new VenueLogReader(file).forEach(each);
        try {
            channel.truncate(whole);
            channel.position(whole);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot cut the torn end off the venue log " + file, failure);
        }
    }

    /** Writes one batch; returns when the operating system has it. */
    void append(List<? extends VenueRecord> batch) {
        if (channel == null || batch.isEmpty()) return;
        var bytes = new ByteArrayOutputStream(256 * batch.size());
        for (int i = 0; i < batch.size(); i++) {
            bytes.writeBytes(VenueRecords.write(new Line(batch.size() - 1 - i, batch.get(i))));
            bytes.write('\n');
        }
        try {
            var buffer = ByteBuffer.wrap(bytes.toByteArray());
            while (buffer.hasRemaining()) channel.write(buffer);
            if (forceToDisk) channel.force(false);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write the venue log " + file, failure);
        }
    }

    @Override
    public void close() {
        try {
            if (channel != null) channel.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot close the venue log " + file, failure);
        }
    }
}
