package io.quantumtrader.app.fund.cast;

import io.quantumtrader.actors.safety.Ladder;
import io.quantumtrader.actors.safety.SafetyAlarm;
import io.quantumtrader.actors.safety.SafetyAlarms;
import io.quantumtrader.app.config.DiskLimits;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the room on the disks that the record is written to. Where it runs out nothing is opened, while there is still room
 * for what the exits record.
 */
public final class DiskWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DiskWatch.class);

    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final double MIB = 1 << 20;

    private final List<Path> folders;
    private final DiskLimits limits;
    private final Disks disks;
    private final Ladder ladder;
    private final SafetyAlarms alarms;
    private final Clocks clocks;
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("disk-watch").daemon().factory());
    private volatile boolean low;
    private volatile Room latest = new Room(Path.of(""), Double.NaN, Double.NaN, Double.NaN);
    private long toldNanos;

    /** Where free space is read. */
    @FunctionalInterface
    public interface Disks {

        /** Of the disk that holds a folder. */
        Space of(Path folder) throws IOException;

        static Disks real() {
            return folder -> {
                var store = Files.getFileStore(folder);
                return new Space(store.getUsableSpace(), store.getTotalSpace());
            };
        }
    }

    /** Bytes that this process may still use, and all there are. */
    record Space(long usable, long total) {}

    /**
     * Time as it is told, and as it passes.
     *
     * @param marketMs the market's clock
     * @param nanos monotonic
     * @param repeat how often what lasts is told again
     */
    public record Clocks(LongSupplier marketMs, LongSupplier nanos, Duration repeat) {}

    /** What a folder's disk has left, bytes; NaN where it cannot be read. */
    private record Room(Path folder, double usable, double low, double back) {

        /** How far from its limit; what cannot be read counts as nothing left. */
        double left() {
            return Double.isNaN(usable) ? Double.NEGATIVE_INFINITY : usable - low;
        }
    }

    public DiskWatch(
            List<Path> folders, DiskLimits limits, Disks disks, Ladder ladder, SafetyAlarms alarms, Clocks clocks) {
        this.folders = List.copyOf(folders);
        this.limits = limits;
        this.disks = disks;
        this.ladder = ladder;
        this.alarms = alarms.isolated();
        this.clocks = clocks;
    }

    /**
     * Watches the disks of these folders from now on.
     *
     * @param marketMs the market's clock
     * @param repeat how often what lasts is told again
     */
    public static DiskWatch begun(
            List<Path> folders,
            DiskLimits limits,
            Ladder ladder,
            SafetyAlarms alarms,
            LongSupplier marketMs,
            Duration repeat) {
        var clocks = new Clocks(marketMs, System::nanoTime, repeat);
        return new DiskWatch(folders, limits, Disks.real(), ladder, alarms, clocks).begin();
    }

    /** Looks now, and again every two seconds. */
    public DiskWatch begin() {
        look();
        Future<?> _ = thread.scheduleWithFixedDelay(
                this::lookAgain, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    /** A look that fails is followed by the next one. */
    private void lookAgain() {
        try {
            look();
        } catch (RuntimeException | LinkageError failed) {
            LOG.error("The free disk could not be looked at", failed);
        }
    }

    /** One look at all folders; the one with the least room counts. */
    synchronized void look() {
        var least = room(folders.getFirst());
        for (var folder : folders) {
            var room = room(folder);
            if (room.left() < least.left()) least = room;
        }
        latest = least;
        if (low) whileLow(least);
        else if (least.left() < 0) tell(least);
    }

    private void whileLow(Room least) {
        if (least.usable() >= least.back()) {
            low = false;
            ladder.doubts().settle(ReasonCode.DISK_LOW);
            alarms.raise(new SafetyAlarm(
                    SafetyAlarm.Kind.DISK_BACK, least.usable(), least.back(), text() + ": there is room again"));
        } else if (clocks.nanos().getAsLong() - toldNanos >= clocks.repeat().toNanos()) {
            tell(least);
        }
    }

    private void tell(Room least) {
        low = true;
        toldNanos = clocks.nanos().getAsLong();
        ladder.doubts()
                .raise(
                        Reason.because(ReasonCode.DISK_LOW, least.usable(), least.low()),
                        clocks.marketMs().getAsLong());
        alarms.raise(new SafetyAlarm(
                SafetyAlarm.Kind.DISK_LOW,
                least.usable(),
                least.low(),
                text() + ": nothing is opened until there is room"));
    }

    private Room room(Path folder) {
        try {
            var space = disks.of(folder);
            return new Room(folder, space.usable(), limits.low(space.total()), limits.back(space.total()));
        } catch (IOException unreadable) {
            return new Room(folder, Double.NaN, limits.bytes(), limits.bytes());
        }
    }

    /** Bytes of that disk below which nothing is opened. */
    public double least() {
        return latest.low();
    }

    /** Whether what is opened can still be recorded. */
    public boolean enough() {
        return !low;
    }

    /** Bytes left on the disk that has the least room against its limit; NaN where it cannot be read. */
    public double left() {
        return latest.usable();
    }

    /** What is left, in words. */
    public String text() {
        var room = latest;
        return Double.isNaN(room.usable())
                ? "the disk of " + room.folder() + " cannot be read"
                : String.format(Locale.ROOT, "%,.0f MiB left on the disk of %s", room.usable() / MIB, room.folder());
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
