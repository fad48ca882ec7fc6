package io.quantumtrader.persistence.journal;

import io.quantumtrader.persistence.postgres.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one writer of a journal: a thread and a connection. Whatever waits when it comes round is written by one
 * statement and one commit, in the order it was queued, so many writers share the cost of one fsync and the order of
 * rows in the table is the order of commits. A batch the database refuses is halved until the culprit stands alone: a
 * duplicate fails its own writer and nobody else.
 */
final class GroupCommit implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    private final Database database;
    private final String applicationName;
    private final int maxRows;
    private final BlockingQueue<Write> queue = new LinkedBlockingQueue<>();
    private final Thread thread;
    private @Nullable JournalInsert insert;
    private volatile boolean open = true;

    /** One writer's rows, stored together or not at all, and the promise to say so. */
    private record Write(List<JournalRow> rows, CompletableFuture<Void> stored) {}

    GroupCommit(Database database, String applicationName, int maxRows) {
        this.database = database;
        this.applicationName = applicationName;
        this.maxRows = maxRows;
        this.thread = Thread.ofPlatform().name("journal-writer").daemon().start(this::run);
    }

    /** Queues these rows; the future completes on the writer's thread once they are durable, or fails. */
    CompletableFuture<Void> write(List<JournalRow> rows) {
        var write = new Write(rows, new CompletableFuture<>());
        queue.add(write);
        if (!open) failRest();
        return write.stored();
    }

    /** Writes what is queued, then ends the thread and the connection. */
    @Override
    public void close() {
        open = false;
        queue.add(new Write(List.of(), new CompletableFuture<>()));
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        failRest();
        disconnect();
    }

    private void run() {
        var batch = new ArrayList<Write>();
        while (open || !queue.isEmpty()) {
            try {
                collect(batch);
                store(batch);
            } catch (InterruptedException stop) {
                return;
            } catch (RuntimeException | Error bug) {
                LOG.error("A batch of the journal failed unexpectedly", bug);
                batch.forEach(write -> write.stored().completeExceptionally(bug));
            }
            batch.clear();
        }
    }

    private void collect(List<Write> batch) throws InterruptedException {
        var next = queue.take();
        int rows = 0;
        while (true) {
            batch.add(next);
            rows += next.rows().size();
            if (rows >= maxRows) return;
            var more = queue.poll();
            if (more == null) return;
            next = more;
        }
    }

    private void store(List<Write> batch) {
        try {
            insert(batch);
            batch.forEach(write -> write.stored().complete(null));
        } catch (SQLException refused) {
            if (isRefusalOfRows(refused) && batch.size() > 1) {
                store(batch.subList(0, batch.size() / 2));
                store(batch.subList(batch.size() / 2, batch.size()));
                return;
            }
            if (!isRefusalOfRows(refused)) disconnect();
            batch.forEach(write -> write.stored().completeExceptionally(refused));
        }
    }

    private void insert(List<Write> batch) throws SQLException {
        var rows = new ArrayList<JournalRow>();
        for (var write : batch) rows.addAll(write.rows());
        if (rows.isEmpty()) return;
        var ready = insert;
        if (ready == null) {
            ready = new JournalInsert(database.connect(applicationName));
            insert = ready;
        }
        ready.write(rows);
    }

    /** Classes 22 and 23: a value or a constraint; anything else is the server or the way to it. */
    private static boolean isRefusalOfRows(SQLException refused) {
        var state = refused.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }

    private void disconnect() {
        var broken = insert;
        insert = null;
        if (broken == null) return;
        try {
            broken.close();
        } catch (SQLException alreadyGone) {
            LOG.debug("The journal's connection was already gone", alreadyGone);
        }
    }

    private void failRest() {
        for (var left = queue.poll(); left != null; left = queue.poll()) {
            left.stored().completeExceptionally(new RejectedExecutionException("the journal is closed"));
        }
    }
}
