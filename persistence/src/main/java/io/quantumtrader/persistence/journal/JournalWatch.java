package io.quantumtrader.persistence.journal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.pekko.actor.AbstractExtensionId;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.Extension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the journal of an actor system tells about itself, and what it asks before it goes back to a database that was away.
 * Thread-safe. Listeners are called on the journal's own threads: they return at once; what they throw is logged.
 */
public final class JournalWatch implements Extension {

    private static final Logger LOG = LoggerFactory.getLogger(JournalWatch.class);
    private static final Id ID = new Id();

    private final List<Consumer<JournalState>> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<Orphaned>> orphanListeners = new CopyOnWriteArrayList<>();
    private final List<WriteListener> writeListeners = new CopyOnWriteArrayList<>();
    private volatile JournalState state = new JournalState.Up();
    private volatile Revival revival = () -> {};
    private volatile BooleanSupplier spoolPermitted = () -> true;

    /** What has to succeed before the database is written to again: its server runs, and this process owns the journal. */
    @FunctionalInterface
    public interface Revival {

        /** Throws while it does not succeed; it is tried again. */
        void revive() throws Exception;
    }

    /** Who is told how long writes take. */
    @FunctionalInterface
    public interface WriteListener {

        /**
         * A write is over.
         *
         * @param nanos from the moment it was queued until it was durable, in the database or in the spool, or failed
         * @param stored whether it is durable
         */
        void written(long nanos, boolean stored);
    }

    /**
     * Events that were recorded while the database was away and whose places somebody else has taken meanwhile. They are kept
     * under an id of their own.
     *
     * @param persistenceId whose events
     * @param keptAs the id that has them now
     * @param from the first number
     */
    public record Orphaned(String persistenceId, String keptAs, long from) {}

    private static final class Id extends AbstractExtensionId<JournalWatch> {
        @Override
        public JournalWatch createExtension(ExtendedActorSystem system) {
            return new JournalWatch();
        }
    }

    /** The one of an actor system, classic or typed. */
    public static JournalWatch of(ClassicActorSystemProvider system) {
        ActorSystem classic = system.classicSystem();
        return ID.get(classic);
    }

    public JournalState state() {
        return state;
    }

    /** Told of every change, and at once if the journal is not up. */
    public void onChange(Consumer<JournalState> listener) {
        listeners.add(listener);
        var now = state;
        if (!now.isUp()) tell(listener, now);
    }

    /** Told when a run of events is set aside. */
    public void onOrphan(Consumer<Orphaned> listener) {
        orphanListeners.add(listener);
    }

    /** Told of every write; for figures. */
    public void onWritten(WriteListener listener) {
        writeListeners.add(listener);
    }

    /** Names what is asked before the journal goes back to its database. */
    public void reviveBy(Revival asked) {
        revival = asked;
    }

    /**
     * Names whether this process may use its spool now; yes while nothing is named. A node may only while it owns what it records
     * for (rules, D6): afterwards such a write fails, which stops the actor behind it. What was spooled before stays for the import,
     * which asks nothing: events whose places others have taken are set aside.
     *
     * @param permitted asked before each record, on the writer's thread; returns at once
     */
    public void spoolIf(BooleanSupplier permitted) {
        spoolPermitted = permitted;
    }

    boolean maySpool() {
        try {
            return spoolPermitted.getAsBoolean();
        } catch (RuntimeException | LinkageError failed) {
            LOG.error("Whether the spool may be used cannot be told; it is not used", failed);
            return false;
        }
    }

    Revival revival() {
        return revival;
    }

    void became(JournalState next) {
        state = next;
        for (var listener : listeners) tell(listener, next);
    }

    void written(long nanos, boolean stored) {
        for (var listener : writeListeners) tell(told -> listener.written(nanos, told), stored);
    }

    void orphaned(Orphaned run) {
        LOG.error(
                "Events of {} from {} on were written by somebody else meanwhile; kept as {}",
                run.persistenceId(),
                run.from(),
                run.keptAs());
        for (var listener : orphanListeners) tell(listener, run);
    }

    private static <T> void tell(Consumer<T> listener, T news) {
        try {
            listener.accept(news);
        } catch (RuntimeException | LinkageError failed) {
            LOG.error("A listener of the journal failed on {}", news, failed);
        }
    }
}
