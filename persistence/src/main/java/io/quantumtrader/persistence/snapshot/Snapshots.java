package io.quantumtrader.persistence.snapshot;

import io.quantumtrader.kernel.portfolio.ReturnWindow;
import io.quantumtrader.persistence.CodeFingerprint;
import io.quantumtrader.persistence.JournalEvent;
import io.quantumtrader.persistence.catalogue.AllEvents;
import io.quantumtrader.persistence.journal.JournalWatch;
import io.quantumtrader.persistence.postgres.Database;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.pekko.actor.AbstractExtensionId;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.Extension;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The snapshots of an actor system. What is offered is stored by a thread and a connection of their own; the newest offer of an id
 * replaces one that still waits, and one that cannot be stored is dropped. Thread-safe.
 */
public final class Snapshots implements Extension, SnapshotDesk {

    static final String PLUGIN = "quantum-trader-snapshots";

    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);
    private static final Id ID = new Id();
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    /** Whatever makes states of events: the kernel and this module. */
    private static final String CODE =
            CodeFingerprint.of(ReturnWindow.class) + " " + CodeFingerprint.of(Snapshots.class);

    private final Database database;
    private final int every;
    private final JournalWatch journal;
    private final Map<String, Expected> expected = new ConcurrentHashMap<>();
    private final Map<String, Long> nextAt = new ConcurrentHashMap<>();
    private final Map<String, Offer> waiting = new LinkedHashMap<>();
    private final Optional<Thread> keeper;
    private boolean open = true;

    /** What a recovery can go on from. */
    private record Expected(String version, Class<?> type) {}

    private record Offer(String persistenceId, long sequenceNr, JournalEvent last, String version, Object state) {}

    /**
     * A state to go on from.
     *
     * @param sequenceNr of the last event in it
     * @param takenAtMs UTC epoch milliseconds
     */
    record Found(long sequenceNr, long takenAtMs, Object state) {}

    private static final class Id extends AbstractExtensionId<Snapshots> {
        @Override
        public Snapshots createExtension(ExtendedActorSystem system) {
            var config = system.settings().config().getConfig(PLUGIN);
            var snapshots = new Snapshots(
                    new Database(config.getString("url"), config.getString("user"), config.getString("password")),
                    config.getInt("every"),
                    JournalWatch.of(system));
            system.registerOnTermination(snapshots::close);
            return snapshots;
        }
    }

    /** Where the actors of that system leave their states; one whose journal is another's takes none. */
    public static SnapshotDesk deskOf(ClassicActorSystemProvider system) {
        var config = system.classicSystem().settings().config();
        return config.hasPath(PLUGIN) ? of(system) : SnapshotDesk.NONE;
    }

    /** The one of an actor system, classic or typed. */
    static Snapshots of(ClassicActorSystemProvider system) {
        ActorSystem classic = system.classicSystem();
        return ID.get(classic);
    }

    private Snapshots(Database database, int every, JournalWatch journal) {
        this.database = database;
        this.journal = journal;
        this.every = every;
        keeper = every == 0
                ? Optional.empty()
                : Optional.of(Thread.ofPlatform().name("snapshots").daemon().start(this::keep));
    }

    @Override
    public void expect(String persistenceId, String version, Class<?> type) {
        expected.put(persistenceId, new Expected(CODE + " " + version, type));
    }

    @Override
    public void recorded(String persistenceId, long sequenceNr, JournalEvent last, Supplier<?> state) {
        if (every == 0 || !journal.state().isUp()) return;
        long due = nextAt.computeIfAbsent(persistenceId, id -> sequenceNr + first(id));
        if (sequenceNr < due) return;
        nextAt.put(persistenceId, sequenceNr + every);
        var known = expected.get(persistenceId);
        if (known != null) offer(new Offer(persistenceId, sequenceNr, last, known.version(), state.get()));
    }

    /** Ids that live in step do not come all at once. */
    private long first(String persistenceId) {
        return Math.floorMod(persistenceId.hashCode(), every) + 1L;
    }

    private synchronized void offer(Offer offer) {
        if (!open) return;
        waiting.put(offer.persistenceId(), offer);
        notifyAll();
    }

    boolean expects(String persistenceId) {
        return every > 0 && expected.containsKey(persistenceId);
    }

    /** The newest state that counts for this id; empty also if it cannot be read, for the events tell the same. */
    Optional<Found> load(SnapshotTable table, String persistenceId) {
        var known = expected.get(persistenceId);
        if (known == null) return Optional.empty();
        try {
            var row = table.load(persistenceId, known.version());
            if (row.isEmpty()) return Optional.empty();
            var state = SnapshotMapper.read(row.get().payload(), known.type());
            return Optional.of(new Found(row.get().sequenceNr(), row.get().takenAtMs(), state));
        } catch (IOException | SQLException unreadable) {
            LOG.warn("The snapshot of {} is not used: {}", persistenceId, unreadable.getMessage());
            return Optional.empty();
        }
    }

    private void keep() {
        SnapshotTable table = null;
        for (var offer = next(); offer != null; offer = next()) {
            try {
                if (table == null) table = SnapshotTable.open(database);
                table.store(
                        offer.persistenceId(),
                        offer.sequenceNr(),
                        AllEvents.CATALOGUE.write(offer.last()),
                        offer.version(),
                        SnapshotMapper.write(offer.state()),
                        System.currentTimeMillis());
            } catch (IOException | SQLException | RuntimeException failed) {
                LOG.warn("A snapshot of {} was not stored: {}", offer.persistenceId(), failed.getMessage());
                forgetAll();
                if (table != null) table.close();
                table = null;
            }
        }
        if (table != null) table.close();
    }

    /** A database that is away is not asked once for each symbol; there will be others. */
    private synchronized void forgetAll() {
        waiting.clear();
    }

    /** The next one to store, the oldest offer first; null when there will be none. */
    private synchronized @Nullable Offer next() {
        try {
            while (waiting.isEmpty()) {
                if (!open) return null;
                wait();
            }
            var oldest = waiting.entrySet().iterator();
            var offer = oldest.next().getValue();
            oldest.remove();
            return offer;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** Stores what waits, as far as that goes quickly: a database that hangs keeps no fund from stopping. */
    private void close() {
        synchronized (this) {
            open = false;
            notifyAll();
        }
        if (keeper.isEmpty()) return;
        try {
            keeper.get().join(LAST_WORDS.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
