package io.quantumtrader.persistence.journal;

import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.Hold;
import io.quantumtrader.persistence.postgres.PostgresUnavailable;
import io.quantumtrader.persistence.postgres.WriterSessions;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one writer of a journal in this process: a thread and a connection. Whatever waits when it comes round is written by one
 * statement and one commit, in the order it was queued, so many writers share the cost of one fsync and the order of
 * rows in the table is the order of commits. A batch the database refuses is halved until the culprit stands alone: a
 * duplicate fails its own writer and nobody else.
 *
 * <p>With a spool, a write that the database does not take in time turns the journal to the spool, for all that is written
 * from then on, until {@link SpoolImport} has brought it over (rules, D6).
 */
final class GroupCommit implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    /** Writes that the writer's thread acknowledges itself. */
    private static final int FEW = 16;

    private final Database database;
    private final Hold hold;
    private final String applicationName;
    private final int maxRows;
    private final @Nullable SpoolLine spool;
    private final BlockingQueue<Item> queue = new LinkedBlockingQueue<>();
    private final ChainHeads heads = new ChainHeads();
    private final Thread thread;
    private final ExecutorService telling = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("journal-acknowledgements").daemon().factory());
    private @Nullable JournalInsert insert;
    private volatile boolean open = true;

    /** What the writer's thread comes upon. */
    private sealed interface Item {}

    /** One writer's rows, stored together or not at all, and the promise to say so. */
    private record Write(List<JournalRow> rows, long queuedNanos, CompletableFuture<Void> stored) implements Item {}

    /** The database is back and nearly everything is brought over: the rest is this thread's. */
    private record Resume(SpoolImport brought) implements Item {}

    /** Wakes the thread so that it sees that it is to end. */
    private record End() implements Item {}

    /** A writer without a spool: what the database does not take fails. */
    GroupCommit(Database database, String applicationName, int maxRows) {
        this(database, applicationName, maxRows, null);
    }

    /** One that is alone. */
    GroupCommit(Database database, String applicationName, int maxRows, @Nullable SpoolLine spool) {
        this(database, new Hold.Alone(), applicationName, maxRows, spool);
    }

    /**
     * A writer that turns to a spool.
     *
     * @param hold whether others write too
     * @param spool where events go while the database is away
     */
    GroupCommit(Database database, Hold hold, String applicationName, int maxRows, @Nullable SpoolLine spool) {
        this.database = database;
        this.hold = hold;
        this.applicationName = applicationName;
        this.maxRows = maxRows;
        this.spool = spool;
        if (spool != null) spool.begin(this::connect, this::back);
        this.thread = Thread.ofPlatform().name("journal-writer").daemon().start(this::run);
    }

    /** Queues these rows; the future completes once they are durable, or fails. */
    CompletableFuture<Void> write(List<JournalRow> rows) {
        var write = new Write(rows, System.nanoTime(), new CompletableFuture<>());
        queue.add(write);
        failRestOnceEnded();
        return write.stored();
    }

    /** Writes what is queued, then ends the thread and the connection. */
    @Override
    public void close() {
        open = false;
        queue.add(new End());
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        telling.close();
        failRest();
        disconnect();
        if (spool != null) spool.close();
    }

    private void run() {
        var batch = new ArrayList<Write>();
        while (open || !queue.isEmpty()) {
            try {
                var news = collect(batch);
                record(batch);
                if (news instanceof Resume resume) resume(resume.brought());
            } catch (InterruptedException stop) {
                return;
            } catch (RuntimeException | Error bug) {
                LOG.error("A batch of the journal failed unexpectedly", bug);
                var left = List.copyOf(batch);
                telling.execute(() -> fail(left, bug)); // behind what is already being acknowledged
            }
            batch.clear();
        }
    }

    /** Takes what waits, at least one item; ends at one that is no write, and hands that over. */
    private @Nullable Item collect(List<Write> batch) throws InterruptedException {
        var next = queue.take();
        int rows = 0;
        while (next instanceof Write write) {
            batch.add(write);
            rows += write.rows().size();
            if (rows >= maxRows) return null;
            next = queue.poll();
        }
        return next;
    }

    private void record(List<Write> batch) {
        if (batch.isEmpty()) return;
        if (spool == null || !spool.isTurned()) store(batch);
        else divert(spool, batch);
    }

    private void store(List<Write> batch) {
        try {
            insert(batch);
            acknowledge(batch);
        } catch (SQLException refused) {
            boolean rowsRefused = isRefusalOfRows(refused);
            if (rowsRefused && batch.size() > 1) {
                record(batch.subList(0, batch.size() / 2));
                record(batch.subList(batch.size() / 2, batch.size()));
                return;
            }
            if (!rowsRefused) disconnect();
            if (rowsRefused || spool == null) fail(batch, refused);
            else turn(spool, batch, refused);
        }
    }

    /** Many are told by a thread of their own, so that the next batch is on its way meanwhile; few are told at once. */
    private void acknowledge(List<Write> batch) {
        if (batch.size() <= FEW) tell(batch);
        else {
            var stored = List.copyOf(batch);
            telling.execute(() -> tell(stored));
        }
    }

    private static void tell(List<Write> stored) {
        stored.forEach(write -> write.stored().complete(null));
    }

    private void turn(SpoolLine line, List<Write> batch, SQLException why) {
        line.turn(String.valueOf(why.getMessage()));
        divert(line, batch);
    }

    /** Records what may be recorded while the database is away; the rest fails at once. */
    private static void divert(SpoolLine line, List<Write> batch) {
        var taken = new ArrayList<Write>();
        for (var write : batch) {
            if (line.takes(write.rows())) taken.add(write);
            else write.stored().completeExceptionally(new PostgresUnavailable("the journal's database is away"));
        }
        if (taken.isEmpty()) return;
        if (!line.isPermitted()) {
            fail(
                    taken,
                    new PostgresUnavailable(
                            "the journal's database is away, and this process may not use its spool now"));
            return;
        }
        try {
            line.append(taken.stream().map(Write::rows).toList());
            taken.forEach(write -> write.stored().complete(null));
        } catch (IOException lost) {
            LOG.error("The spool takes no more", lost);
            fail(taken, lost);
        }
    }

    private void back(SpoolImport brought) {
        queue.add(new Resume(brought));
        failRestOnceEnded();
    }

    /** What comes after the writer's thread has ended is nobody's else. */
    private void failRestOnceEnded() {
        if (!open && !thread.isAlive()) failRest();
    }

    private void resume(SpoolImport brought) {
        if (spool != null && spool.finish(brought)) insert = brought.insert();
    }

    private void insert(List<Write> batch) throws SQLException {
        var rows = new ArrayList<JournalRow>();
        for (var write : batch) rows.addAll(write.rows());
        if (rows.isEmpty()) return;
        var ready = insert;
        if (ready == null) {
            ready = connect();
            insert = ready;
        }
        if (spool != null) spool.watch(ready, batch.getFirst().queuedNanos());
        try {
            ready.write(rows);
        } finally {
            if (spool != null) spool.written();
        }
    }

    private JournalInsert connect() throws SQLException {
        heads.forget();
        var connection = database.connect(applicationName);
        WriterSessions.name(connection, hold);
        return new JournalInsert(connection, hold, heads);
    }

    /** Classes 22 and 23: a value or a constraint; anything else is the server or the way to it. */
    static boolean isRefusalOfRows(SQLException refused) {
        var state = refused.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }

    private void disconnect() {
        var broken = insert;
        insert = null;
        if (broken != null) broken.closeQuietly();
    }

    private static void fail(List<Write> batch, Throwable why) {
        batch.forEach(write -> write.stored().completeExceptionally(why));
    }

    private void failRest() {
        for (var item = queue.poll(); item != null; item = queue.poll()) {
            if (item instanceof Write write)
                write.stored().completeExceptionally(new RejectedExecutionException("the journal is closed"));
            if (item instanceof Resume resume) resume.brought().insert().closeQuietly();
        }
    }
}
