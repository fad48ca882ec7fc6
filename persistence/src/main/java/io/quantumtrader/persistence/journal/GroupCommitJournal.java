package io.quantumtrader.persistence.journal;

import com.typesafe.config.Config;
import io.quantumtrader.persistence.journal.archive.Archive;
import io.quantumtrader.persistence.postgres.ConnectionPool;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.Hold;
import io.quantumtrader.persistence.postgres.OwnershipLock;
import io.quantumtrader.persistence.postgres.PostgresUnavailable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.persistence.AtomicWrite;
import org.apache.pekko.persistence.PersistentRepr;
import org.apache.pekko.persistence.journal.Tagged;
import org.apache.pekko.persistence.journal.japi.AsyncWriteJournal;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.Serialization$;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.serialization.Serializers;
import org.jspecify.annotations.Nullable;
import scala.concurrent.Future;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.FutureConverters;

/**
 * The journal plugin: Pekko's four methods over {@link GroupCommit} for writing and a few connections for reading. Its
 * rows are those of pekko-persistence-jdbc with a chain: that plugin can read them, and not write them. It keeps no tags.
 * Deleting marks rows and removes none: a decision record is never thinned.
 */
public final class GroupCommitJournal extends AsyncWriteJournal {

    private final ExtendedActorSystem transport =
            (ExtendedActorSystem) context().system();
    private final Serialization serialization;
    private final JournalWatch watch = JournalWatch.of(context().system());
    private final GroupCommit writer;
    private final @Nullable SpoolLine spool;
    private final Duration readPatience;
    private final ConnectionPool readers;
    private final JournalRows rows;
    private final Archive archive;
    private final ExecutorService reading = Executors.newVirtualThreadPerTaskExecutor();

    /** The latest write of each id that is still under way: whoever reads that id waits for it. */
    private final Map<String, CompletableFuture<Void>> underWay = new ConcurrentHashMap<>();

    public GroupCommitJournal(Config config) {
        var database = new Database(config.getString("url"), config.getString("user"), config.getString("password"));
        serialization = SerializationExtension.get(context().system());
        readPatience = config.getDuration("spool.read-patience");
        spool = spool(config.getConfig("spool"), config.getDuration("write-timeout"));
        writer = new GroupCommit(
                database,
                Hold.of(config.getString("node")),
                OwnershipLock.WRITER_NAME,
                config.getInt("max-rows-per-commit"),
                spool);
        readers = new ConnectionPool(database, "quantum-trader replay", config.getInt("read-connections"));
        rows = new JournalRows(config.getInt("fetch-rows"));
        var folder = config.getString("archive");
        archive = folder.isEmpty() ? Archive.none() : Archive.in(Path.of(folder));
    }

    /** The line to the spool that the configuration names, none where it names no file. */
    private @Nullable SpoolLine spool(Config config, Duration writeTimeout) {
        if (config.getString("file").isEmpty()) return null;
        try {
            var file = SpoolFile.open(
                    Path.of(config.getString("file")),
                    UUID.fromString(config.getString("journal")),
                    config.getLong("bytes"));
            return new SpoolLine(file, config.getStringList("ids"), writeTimeout, watch);
        } catch (IOException failed) {
            throw new PostgresUnavailable("the journal's spool cannot be used: " + failed.getMessage(), failed);
        }
    }

    @Override
    public void postStop() throws Exception {
        writer.close();
        reading.close();
        readers.close();
        super.postStop();
    }

    @Override
    public Future<Iterable<Optional<Exception>>> doAsyncWriteMessages(Iterable<AtomicWrite> messages) {
        var accepted = new ArrayList<JournalRow>();
        var results = new ArrayList<Optional<Exception>>();
        var ids = new ArrayList<String>();
        for (var message : messages) {
            try {
                accepted.addAll(Serialization$.MODULE$.withTransportInformation(transport, () -> toRows(message)));
                ids.add(message.persistenceId());
                results.add(Optional.empty());
            } catch (Exception notSerializable) {
                results.add(Optional.of(notSerializable));
            }
        }
        if (accepted.isEmpty()) return FutureConverters.asScala(CompletableFuture.completedFuture(results));
        long queuedNanos = System.nanoTime();
        var stored = writer.write(accepted);
        ids.forEach(id -> underWay.put(id, stored));
        var settled = stored.whenComplete((done, failed) -> {
            ids.forEach(id -> underWay.remove(id, stored));
            watch.written(System.nanoTime() - queuedNanos, failed == null);
        });
        return FutureConverters.asScala(settled.thenApply(done -> results));
    }

    @Override
    public Future<Void> doAsyncDeleteMessagesTo(String persistenceId, long toSequenceNr) {
        var marked = afterWritesOf(
                persistenceId,
                () -> readers.read(connection -> rows.markDeleted(connection, persistenceId, toSequenceNr)));
        return FutureConverters.asScala(marked.thenAccept(count -> {}));
    }

    @Override
    public Future<Void> doAsyncReplayMessages(
            String persistenceId,
            long fromSequenceNr,
            long toSequenceNr,
            long max,
            Consumer<PersistentRepr> replayCallback) {
        var wanted = new JournalRows.Range(persistenceId, fromSequenceNr, toSequenceNr, max);
        var replayed = afterWritesOf(
                persistenceId,
                () -> readers.read(connection ->
                        rows.read(connection, archive, wanted, row -> replayCallback.accept(toMessage(row)))));
        return FutureConverters.asScala(replayed.thenAccept(count -> {}));
    }

    @Override
    public Future<Long> doAsyncReadHighestSequenceNr(String persistenceId, long fromSequenceNr) {
        return FutureConverters.asScala(afterWritesOf(
                persistenceId, () -> readers.read(connection -> rows.highestSequenceNr(connection, persistenceId))));
    }

    /** Something that asks the database. */
    @FunctionalInterface
    private interface Question<T> {
        T ask() throws SQLException;
    }

    private <T> CompletableFuture<T> afterWritesOf(String id, Question<T> question) {
        var last = underWay.getOrDefault(id, CompletableFuture.completedFuture(null));
        return last.handleAsync(
                (done, failed) -> {
                    try {
                        awaitSpool(id);
                        return question.ask();
                    } catch (SQLException unreachable) {
                        throw new CompletionException(unreachable);
                    }
                },
                reading);
    }

    /** What waits in the spool is part of the record: nobody reads past it. */
    private void awaitSpool(String id) throws SQLException {
        if (spool != null && !spool.awaitBack(readPatience))
            throw new SQLException("the journal's database is away; " + id + " cannot be read");
    }

    private List<JournalRow> toRows(AtomicWrite write) {
        var converted = new ArrayList<JournalRow>();
        for (var message : CollectionConverters.asJava(write.payload())) converted.add(toRow(message));
        return converted;
    }

    /** The engine leaves the time of writing to the journal. */
    private JournalRow toRow(PersistentRepr message) {
        var event = message.payload();
        if (event instanceof Tagged) throw new UnsupportedOperationException("this journal keeps no tags");
        var serializer = serialization.findSerializerFor(event);
        return new JournalRow(
                message.persistenceId(),
                message.sequenceNr(),
                message.writerUuid(),
                message.timestamp() > 0 ? message.timestamp() : System.currentTimeMillis(),
                message.manifest(),
                serializer.identifier(),
                Serializers.manifestFor(serializer, event),
                serializer.toBinary(event));
    }

    private PersistentRepr toMessage(JournalRow row) {
        var event = serialization
                .deserialize(row.payload(), row.serializerId(), row.manifest())
                .get();
        return PersistentRepr.apply(
                        event,
                        row.sequenceNr(),
                        row.persistenceId(),
                        row.adapterManifest(),
                        false,
                        org.apache.pekko.actor.ActorRef.noSender(),
                        row.writer())
                .withTimestamp(row.writtenAtMs());
    }
}
