package io.quantumtrader.persistence.projection;

import io.quantumtrader.persistence.journal.JournalEntry;
import io.quantumtrader.persistence.journal.JournalReader;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.PostgresUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings all projections forward, page by page, on a connection of its own. At most one runner of a database leads; the others do
 * nothing. A projection that fails waits and is tried again, the others go on. Its commits need not be on disk before they are
 * answered, as what a crash takes away is folded again. Confined to one thread.
 */
public final class ProjectionRunner implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectionRunner.class);
    private static final Duration WRITERS_PATIENCE = Duration.ofSeconds(2);
    /** One leader for each schema of a database: the views of a journal stand in its schema. */
    private static final String LEADER = "(0, hashtext('quantum-trader projections ' || current_schema()))";

    private final Database database;
    private final JournalReader journal;
    private final ProjectionSettings settings;
    private final LongSupplier nanos;
    private final List<Advance> advances;
    private final Trouble reading;
    private final boolean amongNodes;
    private long settled;
    private volatile long caughtUpNanos;

    /** Whether the last page could be read: an empty one may mean that it could not. */
    private boolean read;

    private @Nullable Connection connection;

    public ProjectionRunner(
            Database database, JournalReader journal, ProjectionSettings settings, Consumer<String> alarm) {
        this(database, journal, settings, alarm, false);
    }

    /**
     * The same for a journal that several nodes may write to.
     *
     * @param amongNodes places are followed only as far as nobody writes below them any more
     */
    public ProjectionRunner(
            Database database,
            JournalReader journal,
            ProjectionSettings settings,
            Consumer<String> alarm,
            boolean amongNodes) {
        this(database, journal, settings, alarm, Projections.ALL, Connection::commit, System::nanoTime, amongNodes);
    }

    ProjectionRunner(
            Database database,
            JournalReader journal,
            ProjectionSettings settings,
            Consumer<String> alarm,
            List<Projection> projections,
            Advance.Commit commit,
            LongSupplier nanos) {
        this(database, journal, settings, alarm, projections, commit, nanos, false);
    }

    ProjectionRunner(
            Database database,
            JournalReader journal,
            ProjectionSettings settings,
            Consumer<String> alarm,
            List<Projection> projections,
            Advance.Commit commit,
            LongSupplier nanos,
            boolean amongNodes) {
        this.amongNodes = amongNodes;
        this.database = database;
        this.journal = journal;
        this.settings = settings;
        this.nanos = nanos;
        advances = projections.stream()
                .map(projection ->
                        new Advance(projection, commit, new Trouble("the view " + projection.name(), settings, alarm)))
                .toList();
        reading = new Trouble("reading the journal for the views", settings, alarm);
        caughtUpNanos = nanos.getAsLong();
    }

    /**
     * How long ago the views had taken in everything there was; counted from this runner's beginning at most. They look every few
     * seconds, so it rises to some seconds while nothing is wrong. Any thread may ask.
     */
    public Duration behind() {
        return Duration.ofNanos(Math.max(0, nanos.getAsLong() - caughtUpNanos));
    }

    /** Whether this runner is the one that writes; it takes the lead if nobody has it. */
    public boolean leads() {
        try {
            if (connection != null && connection.isValid(2)) return true;
            disconnect();
            connection = lead();
            return connection != null;
        } catch (SQLException unreachable) {
            LOG.debug("The views' database cannot be reached", unreachable);
            disconnect();
            return false;
        }
    }

    private @Nullable Connection lead() throws SQLException {
        var fresh = database.connect("quantum-trader projections");
        try (var statement = fresh.createStatement()) {
            try (var row = statement.executeQuery("select pg_try_advisory_lock" + LEADER)) {
                row.next();
                if (!row.getBoolean(1)) {
                    fresh.close();
                    return null;
                }
            }
            statement.execute("set synchronous_commit = off");
            statement.execute("set lock_timeout = " + settings.lockPatience().toMillis());
            fresh.setAutoCommit(false);
            advances.forEach(Advance::lose);
            return fresh;
        } catch (SQLException failed) {
            fresh.close();
            throw failed;
        }
    }

    /**
     * One page for those that are furthest behind, and what is still owed to the others.
     *
     * @return events taken in; 0 when nothing can be done now
     */
    public int step() {
        if (!leads()) return 0;
        for (var advance : advances) {
            if (!advance.begun()) attempt(advance, used -> advance.begin(used, journal));
            else if (advance.owesACommit()) attempt(advance, advance::commit);
        }
        var ready = advances.stream()
                .filter(advance -> advance.begun() && !advance.owesACommit() && due(advance))
                .toList();
        if (ready.isEmpty() || !reading.isOver(nanos.getAsLong())) return 0;
        long from = ready.stream()
                .min(Comparator.comparingLong(Advance::ordering))
                .orElseThrow()
                .ordering();
        var page = page(from);
        if (page.isEmpty()) {
            if (ready.size() == advances.size() && read) caughtUpNanos = nanos.getAsLong();
            compare();
            return 0;
        }
        for (var advance : ready) {
            if (advance.ordering() == from) take(advance, page);
        }
        return page.size();
    }

    private List<JournalEntry> page(long from) {
        read = false;
        try {
            if (amongNodes && from >= settled) settled = journal.settled(WRITERS_PATIENCE);
            var page = journal.page(from, amongNodes ? settled : Long.MAX_VALUE, settings.pageEvents());
            reading.over();
            read = true;
            return page;
        } catch (PostgresUnavailable away) {
            LOG.debug("The journal cannot be read for the views", away);
            return List.of();
        } catch (RuntimeException unreadable) {
            reading.failed(unreadable, nanos.getAsLong());
            return List.of();
        }
    }

    private void take(Advance advance, List<JournalEntry> page) {
        try {
            advance.fold(page);
        } catch (RuntimeException broken) {
            advance.lose();
            advance.trouble().failed(broken, nanos.getAsLong());
            return;
        }
        attempt(advance, advance::commit);
    }

    /** What was made to be forgotten is made anew, also while nothing happens. */
    private void compare() {
        var used = connection;
        if (used == null) return;
        try {
            var stored = Offsets.all(used);
            used.rollback();
            for (var advance : advances) {
                var offset = stored.get(advance.name());
                boolean same = offset != null && offset.ordering() == advance.ordering();
                if (!same && advance.begun() && !advance.owesACommit()) advance.lose();
            }
        } catch (SQLException failed) {
            LOG.debug("The offsets of the views cannot be read", failed);
            rollback();
        }
    }

    /** Work on a transaction. */
    @FunctionalInterface
    private interface Work {
        void on(Connection connection) throws SQLException;
    }

    private void attempt(Advance advance, Work work) {
        var used = connection;
        if (used == null || !due(advance)) return;
        try {
            work.on(used);
            advance.trouble().over();
        } catch (SQLException | RuntimeException failed) {
            if (failed instanceof RuntimeException) advance.lose();
            advance.trouble().failed(failed, nanos.getAsLong());
            rollback();
        }
    }

    private boolean due(Advance advance) {
        return advance.trouble().isOver(nanos.getAsLong());
    }

    private void rollback() {
        var used = connection;
        if (used == null) return;
        try {
            used.rollback();
        } catch (SQLException broken) {
            LOG.debug("The views' connection is gone", broken);
            disconnect();
        }
    }

    private void disconnect() {
        var used = connection;
        connection = null;
        if (used == null) return;
        try {
            used.close();
        } catch (SQLException alreadyGone) {
            LOG.debug("The views' connection was already gone", alreadyGone);
        }
    }

    @Override
    public void close() {
        disconnect();
    }
}
