package io.quantumtrader.app.config;

import io.quantumtrader.persistence.postgres.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The section {@code journal}.
 *
 * @param external a PostgreSQL that somebody else runs; empty for the embedded one in the data folder
 * @param writeTimeout a write that takes longer turns the journal to its spool
 * @param spoolBytes size of the spool, allocated when the fund starts
 * @param sealEvery how often what was written is sealed
 * @param keep how long events stay in the database; zero for ever
 * @param archiveDirectory folder that takes old events, relative to the project's root; empty for one in the data folder
 * @param snapshotEvery events of one symbol between two of its snapshots; 0 for none
 * @param disk from which free space on nothing is opened
 */
public record JournalSection(
        Optional<Database> external,
        Duration writeTimeout,
        long spoolBytes,
        Duration sealEvery,
        Duration keep,
        Optional<String> archiveDirectory,
        int snapshotEvery,
        DiskLimits disk) {

    /** Variable of the environment that holds the password of an external database; it stands nowhere else. */
    public static final String PASSWORD = "QT_JOURNAL_PASSWORD";

    private static final String SCHEME = "jdbc:postgresql://";
    private static final Duration SHORTEST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Duration SHORTEST_SEAL = Duration.ofSeconds(1);
    private static final Duration LONGEST_SEAL = Duration.ofHours(24);
    private static final Duration SHORTEST_KEPT = Duration.ofDays(1);
    private static final Duration LONGEST_KEPT = Duration.ofDays(3_650);
    private static final int MOST_BETWEEN_SNAPSHOTS = 1_000_000;
    private static final long SMALLEST_DISK = 1L << 20;
    private static final long LARGEST_DISK = 1L << 40;
    private static final long SMALLEST_SPOOL = 1 << 20;
    private static final long LARGEST_SPOOL = 1L << 34;

    /** Reads the section or throws {@link ConfigurationRefused} with all that is wrong with it. */
    public static JournalSection read(Section journal) {
        return read(journal, System.getenv(PASSWORD));
    }

    static JournalSection read(Section journal, @Nullable String password) {
        var problems = new ArrayList<Problem>();
        String url = journal.text("url").strip();
        String user = journal.text("user").strip();
        if (!url.isEmpty()) {
            if (!url.startsWith(SCHEME))
                problems.add(journal.problem("url", "must begin with " + SCHEME + " or be empty, was " + url));
            if (url.matches(".*[?&]password=.*"))
                problems.add(journal.problem("url", "must not hold the password: it belongs into " + PASSWORD));
            if (user.isEmpty() && !url.matches(".*[?&]user=.*"))
                problems.add(journal.problem("user", "must name who logs in at " + url + ", was empty"));
        }
        var timeout = journal.duration("write-timeout");
        if (timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(LONGEST) > 0)
            problems.add(journal.problem(
                    "write-timeout",
                    "must be " + SHORTEST.toMillis() + " ms to " + LONGEST.toSeconds() + " s, was " + timeout.toMillis()
                            + " ms"));
        long bytes = journal.bytes("spool-size");
        if (bytes < SMALLEST_SPOOL || bytes > LARGEST_SPOOL)
            problems.add(journal.problem("spool-size", "must be 1 MiB to 16 GiB, was " + bytes + " bytes"));
        var seal = journal.duration("seal-every");
        if (seal.compareTo(SHORTEST_SEAL) < 0 || seal.compareTo(LONGEST_SEAL) > 0)
            problems.add(journal.problem("seal-every", "must be 1 s to 24 h, was " + seal.toMillis() + " ms"));
        var keep = journal.duration("keep");
        if (!keep.isZero() && (keep.compareTo(SHORTEST_KEPT) < 0 || keep.compareTo(LONGEST_KEPT) > 0))
            problems.add(journal.problem("keep", "must be 0 or 1 to 3650 days, was " + keep.toHours() + " h"));
        String archive = journal.text("archive-directory").strip();
        int snapshots = journal.whole("snapshot-every");
        if (snapshots < 0 || snapshots > MOST_BETWEEN_SNAPSHOTS)
            problems.add(journal.problem(
                    "snapshot-every", "must be 0 to " + MOST_BETWEEN_SNAPSHOTS + " events, was " + snapshots));
        long low = journal.bytes("disk-low");
        if (low < SMALLEST_DISK || low > LARGEST_DISK)
            problems.add(journal.problem("disk-low", "must be 1 MiB to 1 TiB, was " + low + " bytes"));
        double share = journal.number("disk-low-share");
        if (!(share > 0 && share <= 1))
            problems.add(journal.problem("disk-low-share", "must be in (0, 1], was " + share));
        if (!problems.isEmpty()) throw new ConfigurationRefused(List.copyOf(problems));
        var external = url.isEmpty()
                ? Optional.<Database>empty()
                : Optional.of(new Database(url, user, password == null ? "" : password));
        return new JournalSection(
                external,
                timeout,
                bytes,
                seal,
                keep,
                archive.isEmpty() ? Optional.empty() : Optional.of(archive),
                snapshots,
                new DiskLimits(low, share));
    }
}
