package io.quantumtrader.persistence.snapshot;

import com.typesafe.config.Config;
import io.quantumtrader.persistence.postgres.ConnectionPool;
import io.quantumtrader.persistence.postgres.Database;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.pekko.persistence.SelectedSnapshot;
import org.apache.pekko.persistence.SnapshotMetadata;
import org.apache.pekko.persistence.SnapshotSelectionCriteria;
import org.apache.pekko.persistence.snapshot.japi.SnapshotStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.concurrent.Future;
import scala.jdk.javaapi.FutureConverters;

/**
 * Pekko's way to the snapshots: it loads. A persistent actor that saved by it would hold its effects back until the snapshot is
 * stored, and effects are orders: states go by {@link SnapshotDesk} instead, and saving is refused.
 */
public final class SnapshotPlugin extends SnapshotStore {

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotPlugin.class);

    private final Snapshots snapshots = Snapshots.of(context().system());
    private final ExecutorService reading = Executors.newVirtualThreadPerTaskExecutor();
    private final ConnectionPool readers;

    public SnapshotPlugin(Config config) {
        var database = new Database(config.getString("url"), config.getString("user"), config.getString("password"));
        readers = new ConnectionPool(database, "quantum-trader snapshots", config.getInt("read-connections"));
    }

    @Override
    public void postStop() {
        reading.close();
        readers.close();
    }

    @Override
    public Future<Optional<SelectedSnapshot>> doLoadAsync(String persistenceId, SnapshotSelectionCriteria criteria) {
        return FutureConverters.asScala(
                CompletableFuture.supplyAsync(() -> load(persistenceId, criteria.maxSequenceNr()), reading));
    }

    private Optional<SelectedSnapshot> load(String persistenceId, long upTo) {
        if (!snapshots.expects(persistenceId)) return Optional.empty();
        try {
            return readers.read(connection -> snapshots.load(new SnapshotTable(connection), persistenceId))
                    .filter(found -> found.sequenceNr() <= upTo)
                    .map(found -> SelectedSnapshot.create(
                            new SnapshotMetadata(persistenceId, found.sequenceNr(), found.takenAtMs()), found.state()));
        } catch (SQLException away) {
            LOG.warn("The snapshots cannot be read: {}", away.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public Future<Void> doSaveAsync(SnapshotMetadata metadata, Object snapshot) {
        return FutureConverters.asScala(
                CompletableFuture.failedFuture(new UnsupportedOperationException("snapshots are offered, not saved")));
    }

    @Override
    public Future<Void> doDeleteAsync(SnapshotMetadata metadata) {
        return FutureConverters.asScala(CompletableFuture.completedFuture(null));
    }

    @Override
    public Future<Void> doDeleteAsync(String persistenceId, SnapshotSelectionCriteria criteria) {
        return FutureConverters.asScala(CompletableFuture.completedFuture(null));
    }
}
