package io.quantumtrader.persistence.journal;

import com.typesafe.config.Config;
import io.quantumtrader.persistence.journal.JournalConfig.SpoolSettings;
import io.quantumtrader.persistence.postgres.Database;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;

/** One node: an actor system of its own whose journal writes under the node's name. */
final class TestNode implements AutoCloseable {

    private final ActorTestKit kit;
    private final Map<String, ActorRef<NodeLife.Ask>> lives = new HashMap<>();

    private TestNode(String name, Config config) {
        kit = ActorTestKit.create(name, config);
    }

    static TestNode of(String name, Database database) {
        return new TestNode(name, JournalConfig.ofNode(name, CountingWriter.config(database)));
    }

    /** One that goes on with a spool. */
    static TestNode spooling(String name, Database database, SpoolSettings spool) {
        var journal = JournalConfig.of(database, spool).withoutPath("pekko.actor.serializers");
        return new TestNode(name, JournalConfig.ofNode(name, journal.withFallback(CountingWriter.config(database))));
    }

    JournalWatch watch() {
        return JournalWatch.of(kit.system());
    }

    /** Writes an id's next event as this node's writer sees it; empty if that stopped the writer. */
    CompletableFuture<OptionalLong> write(String id) {
        var told = new CompletableFuture<OptionalLong>();
        life(id).tell(new NodeLife.Write(told));
        return told;
    }

    OptionalLong written(String id) throws Exception {
        return write(id).get(30, TimeUnit.SECONDS);
    }

    /** Ends the writer of an id. */
    void leave(String id) throws Exception {
        var told = new CompletableFuture<OptionalLong>();
        life(id).tell(new NodeLife.Leave(told));
        told.get(30, TimeUnit.SECONDS);
    }

    private ActorRef<NodeLife.Ask> life(String id) {
        return lives.computeIfAbsent(id, fresh -> kit.spawn(NodeLife.of(fresh)));
    }

    void awaitUp() {
        kit.<Boolean>createTestProbe().awaitAssert(Duration.ofSeconds(60), () -> {
            if (!watch().state().isUp()) throw new AssertionError("still away: " + watch().state());
            return true;
        });
    }

    @Override
    public void close() {
        kit.shutdownTestKit();
    }
}
