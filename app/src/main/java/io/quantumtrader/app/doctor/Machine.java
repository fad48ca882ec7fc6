package io.quantumtrader.app.doctor;

import com.sun.management.OperatingSystemMXBean;
import io.quantumtrader.app.config.DiskLimits;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Java, cores, memory, disk, clock. */
final class Machine {

    private static final int JAVA = 25;
    private static final double MEMORY_GIB = 2;
    private static final double DISK_WARN_GIB = 5;
    private static final double GIB = 1 << 30;

    private Machine() {}

    static Finding java() {
        Runtime.Version version = Runtime.version();
        String seen = version + " at " + System.getProperty("java.home");
        return version.feature() >= JAVA
                ? Finding.ok("java", seen)
                : Finding.fail("java", seen, "" + JAVA + " or newer", "install a JDK " + JAVA + " and start with ./qt");
    }

    static Finding cores() {
        int cores = Runtime.getRuntime().availableProcessors();
        return cores >= 2
                ? Finding.ok("cores", Integer.toString(cores))
                : Finding.warn("cores", Integer.toString(cores), "2 or more", "two keep market and database apart");
    }

    static Finding memory() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        double free = system.getFreeMemorySize() / GIB;
        double total = system.getTotalMemorySize() / GIB;
        String seen = String.format(Locale.ROOT, "%.1f GiB, %.1f GiB of it unused", total, free);
        return total >= MEMORY_GIB
                ? Finding.ok("memory", seen)
                : Finding.warn("memory", seen, "2 GiB or more", "fund and database want 2 GiB together");
    }

    /** Below the limits a fund opens nothing. */
    static Finding disk(Path folder, DiskLimits limits) {
        try {
            Path there = folder;
            while (!Files.exists(there) && there.getParent() != null) there = there.getParent();
            var store = Files.getFileStore(there);
            double free = store.getUsableSpace() / GIB;
            String seen = String.format(Locale.ROOT, "%.1f GiB free at %s", free, there);
            if (store.getUsableSpace() < limits.low(store.getTotalSpace()))
                return Finding.fail(
                        "disk",
                        seen,
                        "at least journal.disk-low",
                        "below it nothing is opened: free some, or archive elsewhere");
            return free < DISK_WARN_GIB
                    ? Finding.warn(
                            "disk", seen, "5 GiB or more", "a busy fund writes about 1 GiB a week: free some soon")
                    : Finding.ok("disk", seen);
        } catch (IOException failure) {
            return Finding.fail(
                    "disk",
                    folder + ": " + failure.getMessage(),
                    "a folder that can be read",
                    "make the folder readable");
        }
    }

    /** No time server is asked: only a clock that is plainly wrong is found. */
    static Finding clock(Instant now, Instant builtAfter) {
        String seen = now.truncatedTo(ChronoUnit.SECONDS).toString();
        return now.isBefore(builtAfter)
                ? Finding.fail(
                        "clock",
                        seen,
                        "later than the first release, " + builtAfter,
                        "set the clock (timedatectl set-ntp true)")
                : Finding.ok("clock", seen);
    }
}
