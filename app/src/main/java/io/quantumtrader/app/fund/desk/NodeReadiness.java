package io.quantumtrader.app.fund.desk;

import io.quantumtrader.actors.cluster.Ownership;
import io.quantumtrader.actors.safety.Ladder;
import io.quantumtrader.actors.symbol.SymbolCommand;
import io.quantumtrader.http.view.HealthView.Check;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Scope;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.sharding.ClusterShardingHealthCheck;
import org.apache.pekko.cluster.sharding.ShardRegion;
import org.apache.pekko.cluster.sharding.typed.GetShardRegionState;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.cluster.typed.Cluster;
import scala.jdk.javaapi.FutureConverters;

/**
 * Whether a node of a cluster may be relied on, beside what a fund alone needs: it is a member that a majority answers, hears the ladder,
 * and what lives on it is there. Asked by a load balancer; a node that is not ready goes on with its exits.
 */
public final class NodeReadiness implements Supplier<List<Check>> {

    private static final Duration PATIENCE = Duration.ofMillis(1_500);
    private static final EntityTypeKey<SymbolCommand> SYMBOL = EntityTypeKey.create(SymbolCommand.class, "symbol");

    private final ActorSystem<?> system;
    private final Ladder ladder;
    private final Ownership ownership;
    private final String portfolio;
    private final ClusterShardingHealthCheck regions;

    /** @param portfolio whose symbols live here */
    public NodeReadiness(ActorSystem<?> system, Ladder ladder, Ownership ownership, String portfolio) {
        this.system = system;
        this.ladder = ladder;
        this.ownership = ownership;
        this.portfolio = portfolio;
        this.regions = new ClusterShardingHealthCheck(system.classicSystem());
    }

    /** Blocks for some seconds at most, while the engine is asked. */
    @Override
    public List<Check> get() {
        return List.of(member(), majority(), lease(), regions(), symbols(), versions());
    }

    private Check member() {
        var cluster = Cluster.get(system);
        var status = cluster.selfMember().status();
        int unreachable = cluster.state().getUnreachable().size();
        return new Check(
                "member", status.equals(MemberStatus.up()), status + ", " + unreachable + " others unreachable");
    }

    private Check majority() {
        double left = ownership.leftMs();
        if (Double.isNaN(left)) return new Check("majority", false, "no majority has answered yet");
        return new Check(
                "majority",
                ownership.holds(),
                ownership.holds() ? "may send for " + (long) left + " ms more" : "may not send any more");
    }

    private Check lease() {
        var lease = ladder.lease();
        return new Check("lease", lease.holds(), "the ladder was heard " + (long) lease.ageMs() + " ms ago");
    }

    private Check regions() {
        try {
            boolean registered = Boolean.TRUE.equals(answer(FutureConverters.asJava(regions.apply())));
            return new Check("shards", registered, registered ? "registered" : "not registered yet");
        } catch (IllegalStateException notStarted) {
            return new Check("shards", false, "not started yet");
        } catch (ExecutionException | TimeoutException silent) {
            return new Check("shards", false, "no answer: " + silent.getMessage());
        }
    }

    private Check symbols() {
        try {
            var here = symbolsHere();
            var down = here.stream().filter(this::isDown).toList();
            return down.isEmpty()
                    ? new Check("symbols", true, here.size() + " on this node, all settled")
                    : new Check("symbols", false, "not settled on this node: " + String.join(" ", down));
        } catch (ExecutionException | TimeoutException silent) {
            return new Check("symbols", false, "no answer: " + silent.getMessage());
        }
    }

    private List<String> symbolsHere() throws ExecutionException, TimeoutException {
        CompletionStage<ShardRegion.CurrentShardRegionState> asked = AskPattern.ask(
                ClusterSharding.get(system).shardState(),
                replyTo -> new GetShardRegionState(SYMBOL, replyTo),
                PATIENCE,
                system.scheduler());
        return answer(asked).getShards().stream()
                .flatMap(shard -> shard.getEntityIds().stream())
                .map(entity -> entity.substring(entity.lastIndexOf('|') + 1))
                .sorted()
                .toList();
    }

    private boolean isDown(String symbol) {
        return ladder.verdicts(portfolio, symbol).stream()
                .flatMap(verdict -> verdict.reasons().stream())
                .map(Reason::code)
                .anyMatch(code -> code == ReasonCode.SYMBOL_DOWN);
    }

    /** Told, and no reason to take the node out: an upgrade waits for each new node to be ready before it goes on. */
    private Check versions() {
        boolean mixed = ladder.state().verdicts(Scope.everything()).stream()
                .flatMap(verdict -> verdict.reasons().stream())
                .anyMatch(reason -> reason.code() == ReasonCode.VERSION_MIXED);
        return new Check("versions", true, mixed ? "nodes differ: nothing is opened here" : "all nodes alike");
    }

    private static <T> T answer(CompletionStage<T> asked) throws ExecutionException, TimeoutException {
        try {
            return asked.toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new TimeoutException("stopped while waiting");
        }
    }
}
