package io.quantumtrader.app.fund.cast;

import com.typesafe.config.Config;
import io.quantumtrader.persistence.JournalEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.pekko.persistence.AtomicWrite;
import org.apache.pekko.persistence.PersistentRepr;
import org.apache.pekko.persistence.journal.japi.AsyncWriteJournal;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.serialization.Serializers;
import org.apache.pekko.util.ByteString;
import scala.concurrent.Future;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.FutureConverters;

/** A journal in memory that outlives its actor system: a fund that died is born again over what it had written. */
public final class KeptJournal extends AsyncWriteJournal {

    private static final Map<String, Store> STORES = new ConcurrentHashMap<>();

    private final Serialization serialization;
    private final Store store;

    public KeptJournal(Config config) {
        serialization = SerializationExtension.get(context().system());
        store = store(config.getString("store"));
    }

    static Store store(String name) {
        return STORES.computeIfAbsent(name, fresh -> new Store());
    }

    static void forget(String name) {
        STORES.remove(name);
    }

    private record Row(String id, long sequence, String writer, int serializer, String manifest, ByteString bytes) {}

    /** What is kept, over all lives. */
    static final class Store {

        private final List<Row> rows = new ArrayList<>();
        private Predicate<JournalEvent> last = event -> false;
        private volatile boolean away;
        private CountDownLatch dead = new CountDownLatch(1);

        /** Takes an event such as this as the last one: nothing is written, nor answered, any more. */
        synchronized CountDownLatch diesWith(Predicate<JournalEvent> event) {
            last = event;
            return dead;
        }

        /** Whether each write fails. */
        void away(boolean now) {
            away = now;
        }

        synchronized void revive() {
            last = event -> false;
            dead = new CountDownLatch(1);
        }

        private synchronized boolean write(List<Row> batch, List<JournalEvent> events) {
            if (dead.getCount() == 0) return false;
            rows.addAll(batch);
            if (events.stream().anyMatch(last)) dead.countDown();
            return dead.getCount() > 0;
        }

        private synchronized List<Row> of(String id) {
            return rows.stream().filter(row -> row.id().equals(id)).toList();
        }
    }

    @Override
    public Future<Iterable<Optional<Exception>>> doAsyncWriteMessages(Iterable<AtomicWrite> messages) {
        var rows = new ArrayList<Row>();
        var events = new ArrayList<JournalEvent>();
        var results = new ArrayList<Optional<Exception>>();
        for (var message : messages) {
            for (var one : CollectionConverters.asJava(message.payload())) {
                rows.add(row(one));
                if (one.payload() instanceof JournalEvent event) events.add(event);
            }
            results.add(Optional.empty());
        }
        var answer = new CompletableFuture<Iterable<Optional<Exception>>>();
        if (store.away) answer.completeExceptionally(new IllegalStateException("away on purpose"));
        else if (store.write(rows, events)) answer.complete(results);
        return FutureConverters.asScala(answer);
    }

    private Row row(PersistentRepr message) {
        var event = message.payload();
        var serializer = serialization.findSerializerFor(event);
        return new Row(
                message.persistenceId(),
                message.sequenceNr(),
                message.writerUuid(),
                serializer.identifier(),
                Serializers.manifestFor(serializer, event),
                ByteString.fromArray(serializer.toBinary(event)));
    }

    private PersistentRepr message(Row row) {
        var event = serialization
                .deserialize(row.bytes().toArrayUnsafe(), row.serializer(), row.manifest())
                .get();
        return PersistentRepr.apply(event, row.sequence(), row.id(), "", false, null, row.writer());
    }

    @Override
    public Future<Void> doAsyncReplayMessages(
            String id, long from, long to, long most, Consumer<PersistentRepr> replay) {
        store.of(id).stream()
                .filter(row -> row.sequence() >= from && row.sequence() <= to)
                .limit(most)
                .forEach(row -> replay.accept(message(row)));
        return FutureConverters.asScala(CompletableFuture.<Void>completedFuture(null));
    }

    @Override
    public Future<Long> doAsyncReadHighestSequenceNr(String id, long from) {
        long highest = store.of(id).stream().mapToLong(Row::sequence).max().orElse(0);
        return FutureConverters.asScala(CompletableFuture.completedFuture(highest));
    }

    @Override
    public Future<Void> doAsyncDeleteMessagesTo(String id, long to) {
        throw new UnsupportedOperationException("nothing is ever deleted");
    }
}
