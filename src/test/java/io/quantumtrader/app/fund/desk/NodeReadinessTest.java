package io.quantumtrader.app.fund.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.actors.cluster.Ownership;
import io.quantumtrader.actors.governor.GovernorCommand;
import io.quantumtrader.actors.portfolio.PortfolioCommand;
import io.quantumtrader.actors.safety.Ladder;
import io.quantumtrader.actors.safety.Lease;
import io.quantumtrader.actors.safety.SafetyAlarms;
import io.quantumtrader.actors.symbol.SymbolCommand;
import io.quantumtrader.app.fund.cast.Engine;
import io.quantumtrader.http.view.HealthView.Check;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.kernel.kill.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A node is sent traffic only while each of its checks holds, and the failed one names itself. */
class NodeReadinessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ActorTestKit KIT = ActorTestKit.create();

    private final TestProbe<String> probe = KIT.createTestProbe();
    private final Engine engine = Engine.alone();
    private final Lease lease = Lease.unlimited();
    private final Ladder ladder = new Ladder(SafetyAlarms.logged(), Set.of(), lease);
    private final Ownership ownership = new Ownership(Duration.ofHours(1));
    private final NodeReadiness readiness = new NodeReadiness(engine.system(), ladder, ownership, "main");

    @AfterEach
    void stop() {
        engine.close();
    }

    @AfterAll
    static void end() {
        KIT.shutdownTestKit();
    }

    @Test
    void isReadyOnlyOnceEveryCheckHolds() {
        assertThat(failed()).contains("majority", "shards");

        region(PortfolioCommand.class, "portfolio");
        region(GovernorCommand.class, "governor");
        var symbols = region(SymbolCommand.class, "symbol");
        ownership.answered(System.nanoTime());
        symbols.tell(new ShardingEnvelope<>("main|BTCUSDT", new SymbolCommand.Rise()));

        awaitFailed();
        probe.awaitAssert(PATIENCE, () -> {
            assertThat(check("symbols").detail()).isEqualTo("1 on this node, all settled");
            return true;
        });

        down("ETHUSDT");
        assertThat(failed()).as("it lives elsewhere").isEmpty();
        down("BTCUSDT");
        assertThat(failed()).containsExactly("symbols");
        assertThat(check("symbols").detail()).contains("BTCUSDT");
        ladder.withdraw(Layer.POSITION_STATE_BRAIN, new Scope.OfSymbol("main", "BTCUSDT"));

        ladder.doubts().raise(Reason.because(ReasonCode.VERSION_MIXED, 1, 0), 1);
        assertThat(failed()).as("an upgrade must be able to go on").isEmpty();
        assertThat(check("versions").detail()).contains("differ");

        ownership.end();
        assertThat(failed()).containsExactly("majority");
    }

    private <M> ActorRef<ShardingEnvelope<M>> region(Class<M> type, String name) {
        return ClusterSharding.get(engine.system())
                .init(Entity.of(EntityTypeKey.create(type, name), entity -> Behaviors.ignore()));
    }

    private void down(String symbol) {
        ladder.put(new Verdict(
                Layer.POSITION_STATE_BRAIN,
                new Scope.OfSymbol("main", symbol),
                Permission.REDUCE_ONLY,
                List.of(Reason.because(ReasonCode.SYMBOL_DOWN, 1, 0)),
                1,
                Verdict.UNTIL_RELEASED));
    }

    private void awaitFailed(String... names) {
        probe.awaitAssert(PATIENCE, () -> {
            assertThat(failed()).containsExactly(names);
            return true;
        });
    }

    private List<String> failed() {
        return readiness.get().stream()
                .filter(check -> !check.passed())
                .map(Check::name)
                .toList();
    }

    private Check check(String name) {
        return readiness.get().stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
