package io.quantumtrader.persistence.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work on a journal that one process of many does at a time: an advisory lock on a connection of its own, tried every second, held
 * for life and lost with the connection. Who gets it begins the work; who loses it ends the work, which may go on for a moment beside
 * its successor's: the work itself has to bear that. A holder that the server has not heard of for a while stands still, and is
 * ended by whoever waits.
 */
public final class Turn implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Turn.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final Database database;
    private final String name;
    private final AdvisoryKey key;
    private final Duration every;
    private final Duration silence;
    private final Work work;
    private final Thread thread;
    private @Nullable Connection connection;
    private @Nullable AutoCloseable running;
    private volatile boolean held;
    private volatile long confirmedNanos;
    private volatile boolean open = true;

    /** What is done by whoever has the turn. */
    @FunctionalInterface
    public interface Work {

        /**
         * Begins on threads of its own and returns soon; what it returns ends it. May run any number of times.
         *
         * @param turn that was gained
         */
        AutoCloseable begin(Turn turn) throws Exception;
    }

    private Turn(Database database, String name, Duration every, Duration silence, Work work) {
        this.database = database;
        this.name = name;
        this.key = AdvisoryKey.ofTurn(name);
        this.every = every;
        this.silence = silence;
        this.work = work;
        this.thread = Thread.ofPlatform().name("turn-" + name).daemon().unstarted(this::run);
    }

    /**
     * Waits for the turn from now on, whether the database answers or not.
     *
     * @param name of the work; at most 20 letters
     */
    public static Turn await(Database database, String name, Work work) {
        return await(database, name, LOOK_EVERY, SILENCE, work);
    }

    /**
     * The same at another pace.
     *
     * @param every how often it is tried, and the connection is asked whether it lives
     * @param silence of a holder after which it is ended, whole seconds, several times {@code every}
     */
    static Turn await(Database database, String name, Duration every, Duration silence, Work work) {
        var turn = new Turn(database, name, every, silence, work);
        turn.thread.start();
        return turn;
    }

    /** Whether it is this process's turn, as far as is known; a process that stood still knows that it does not know. */
    public boolean held() {
        return held && System.nanoTime() - confirmedNanos < silence.toNanos();
    }

    private void run() {
        while (open) {
            try {
                look();
            } catch (SQLException away) {
                LOG.debug("The turn {} cannot be asked for", name, away);
                lose();
            } catch (Exception failed) {
                LOG.error("The work of the turn {} did not begin; it is tried again", name, failed);
                lose();
            }
            LockSupport.parkNanos(every.toNanos());
        }
        endWork();
        lose();
    }

    private void look() throws Exception {
        var used = connection;
        if (used == null) {
            used = database.connect("quantum-trader turn " + name + " process "
                    + ProcessHandle.current().pid());
            connection = used;
            ServerPatience.withSilentPeers(used);
        }
        long askedNanos = System.nanoTime();
        if (held) {
            if (!used.isValid((int) Math.max(1, every.toSeconds()))) throw new SQLException("the connection is gone");
            confirmedNanos = askedNanos;
        } else if (gained(used)) {
            confirmedNanos = askedNanos;
            held = true;
            LOG.info("This process has the turn {}", name);
            running = work.begin(this);
        }
    }

    private boolean gained(Connection used) throws SQLException {
        if (key.tryExclusive(used)) return true;
        if (key.endSilent(used, (int) silence.toSeconds()) == 0) return false;
        LOG.warn("Who had the turn {} has said nothing for {} s and was ended", name, silence.toSeconds());
        return key.tryExclusive(used);
    }

    /** The turn is gone, or given back before its work has begun. */
    private void lose() {
        if (held) LOG.info("This process does not have the turn {} any more", name);
        held = false;
        endWork();
        disconnect();
    }

    private void endWork() {
        var begun = running;
        running = null;
        if (begun == null) return;
        try {
            begun.close();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (Exception failed) {
            LOG.warn("The work of the turn {} did not end cleanly", name, failed);
        }
    }

    private void disconnect() {
        var used = connection;
        connection = null;
        if (used == null) return;
        try {
            used.close();
        } catch (SQLException alreadyGone) {
            LOG.debug("The connection of the turn {} was already gone", name, alreadyGone);
        }
    }

    /** Ends the work, while it is still this process's turn, and then gives the turn back. */
    @Override
    public void close() {
        open = false;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
