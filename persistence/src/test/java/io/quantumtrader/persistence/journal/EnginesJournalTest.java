package io.quantumtrader.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.postgres.EngineSchema;
import io.quantumtrader.persistence.postgres.JournalSchema;
import io.quantumtrader.persistence.postgres.SharedServer;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the engine remembers for itself stands in a journal of its own, in whatever form the engine writes it. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class EnginesJournalTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Database DECISIONS = SharedServer.schema("decisions");
    private static final Database ENGINE = engine();

    @BeforeEach
    void empty() throws Exception {
        JournalSchema.prepare(DECISIONS);
        JournalSchema.prepare(ENGINE);
        TestRows.removeAll(DECISIONS);
        TestRows.removeAll(ENGINE);
    }

    private static Database engine() {
        JournalSchema.prepare(DECISIONS);
        return EngineSchema.beside(DECISIONS);
    }

    @AfterAll
    static void drop() throws Exception {
        try (var connection = ENGINE.connect("test");
                var statement = connection.createStatement()) {
            statement.execute("drop schema " + ENGINE.url().replaceAll(".*currentSchema=", "") + " cascade");
        }
    }

    @Test
    void keepsEventsOfTheEnginesOwnSerializersBesideDecisions() throws Exception {
        for (String life : new String[] {"one", "two"}) {
            var kit = ActorTestKit.create("engine", journals());
            try {
                var words = kit.<String>createTestProbe();
                var numbers = kit.<Long>createTestProbe();
                var list = kit.spawn(new WordList(words.getRef()));
                var counter = kit.spawn(new CountingWriter("symbol|main|BTC"));

                list.tell(life);
                counter.tell(new CountingWriter.Next(numbers.getRef()));

                assertThat(words.receiveMessage(PATIENCE)).isEqualTo(life.equals("one") ? " one" : " one two");
                assertThat(numbers.receiveMessage(PATIENCE)).isEqualTo(life.equals("one") ? 1 : 2);
            } finally {
                kit.shutdownTestKit();
            }
        }

        assertThat(TestRows.count(ENGINE, "words")).isEqualTo(2);
        assertThat(TestRows.count(ENGINE, "symbol|main|BTC")).isZero();
        assertThat(TestRows.count(DECISIONS, "symbol|main|BTC")).isEqualTo(2);
        assertThat(TestRows.count(DECISIONS, "words")).isZero();
        assertThat(ChainSamples.verify(ENGINE)).isEqualTo(2);
    }

    @Test
    void remembersEntitiesThroughARestart() throws Exception {
        var began = new ConcurrentLinkedQueue<String>();
        var first = clustered();
        try {
            var sharding = sharding(first, began);
            for (String id : new String[] {"BTC", "ETH", "SOL"})
                sharding.entityRefFor(KEY, id).tell("wake");
            await(() -> began.size() == 3);
        } finally {
            first.shutdownTestKit();
        }

        began.clear();
        var second = clustered();
        try {
            sharding(second, began);
            await(() -> began.size() == 3);
            assertThat(began).containsExactlyInAnyOrder("BTC", "ETH", "SOL");
        } finally {
            second.shutdownTestKit();
        }

        assertThat(ChainSamples.verify(ENGINE)).isGreaterThanOrEqualTo(4);
        assertThat(ChainSamples.verify(DECISIONS)).isZero();
    }

    private static final EntityTypeKey<String> KEY = EntityTypeKey.create(String.class, "symbol");

    /** Entities that tell when they begin, and need not be messaged for that once they are remembered. */
    private static ClusterSharding sharding(ActorTestKit kit, Queue<String> began) {
        var cluster = Cluster.get(kit.system());
        cluster.manager().tell(Join.create(cluster.selfMember().address()));
        var sharding = ClusterSharding.get(kit.system());
        sharding.init(Entity.of(KEY, context -> entity(context.getEntityId(), began)));
        return sharding;
    }

    private static Behavior<String> entity(String id, Queue<String> began) {
        return Behaviors.setup(context -> {
            began.add(id);
            return Behaviors.ignore();
        });
    }

    private static ActorTestKit clustered() {
        var config = ConfigFactory.parseString("""
                pekko {
                  actor { provider = cluster, testkit.typed.system-shutdown-default = 60s }
                  remote.artery.canonical { hostname = "127.0.0.1", port = 0 }
                  cluster {
                    jmx.enabled = off
                    gossip-interval = 200ms
                    leader-actions-interval = 200ms
                    sharding { remember-entities = on, number-of-shards = 4 }
                    downing-provider-class = "org.apache.pekko.cluster.sbr.SplitBrainResolverProvider"
                  }
                }
                """).withFallback(journals());
        return ActorTestKit.create("engine", config);
    }

    private static Config journals() {
        return JournalConfig.engine(ENGINE, "a")
                .withFallback(JournalConfig.ofNode("a", CountingWriter.config(DECISIONS)));
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) LockSupport.parkNanos(10_000_000);
    }

    /** Strings all the way: commands, events and state, as Pekko itself writes them. */
    private static final class WordList extends EventSourcedBehavior<String, String, String> {

        private final ActorRef<String> told;

        WordList(ActorRef<String> told) {
            super(PersistenceId.ofUniqueId("words"));
            this.told = told;
        }

        @Override
        public String journalPluginId() {
            return JournalConfig.ENGINE;
        }

        @Override
        public String emptyState() {
            return "";
        }

        @Override
        public CommandHandler<String, String, String> commandHandler() {
            return (state, word) -> Effect().persist(word).thenRun(told::tell);
        }

        @Override
        public EventHandler<String, String> eventHandler() {
            return (state, word) -> state + " " + word;
        }
    }
}
