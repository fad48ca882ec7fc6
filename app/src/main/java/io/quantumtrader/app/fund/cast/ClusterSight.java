package io.quantumtrader.app.fund.cast;

import io.quantumtrader.actors.cluster.Peers;
import io.quantumtrader.actors.symbol.SymbolCommand;
import io.quantumtrader.app.config.ClusterSettings;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.stream.StreamSupport;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.cluster.ClusterEvent.CurrentClusterState;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.sharding.ShardRegion.CurrentShardRegionState;
import org.apache.pekko.cluster.sharding.typed.ClusterShardingQuery;
import org.apache.pekko.cluster.sharding.typed.GetShardRegionState;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.cluster.typed.Cluster;

/** What the engine of one node says of the members of its cluster, and of the symbols that live here. */
final class ClusterSight {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final ActorSystem<?> system;
    private final EntityTypeKey<SymbolCommand> symbols;

    ClusterSight(ActorSystem<?> system, EntityTypeKey<SymbolCommand> symbols) {
        this.system = system;
        this.symbols = symbols;
    }

    /** Members by name; those that left are not among them. */
    List<NodeStanding.Seen> members() {
        var state = Cluster.get(system).state();
        return StreamSupport.stream(state.getMembers().spliterator(), false)
                .map(member -> seen(member, state))
                .sorted(Comparator.comparing(NodeStanding.Seen::name))
                .toList();
    }

    private static NodeStanding.Seen seen(Member member, CurrentClusterState state) {
        return new NodeStanding.Seen(
                Peers.name(member),
                member.address().hostPort().replaceFirst(".*@", ""),
                member.status().toString().toUpperCase(Locale.ROOT),
                !state.getUnreachable().contains(member),
                ClusterSettings.ROLES.stream().filter(member::hasRole).toList());
    }

    /** Symbols of this node's region; none if it does not answer. */
    CompletionStage<List<String>> symbolsHere() {
        ActorRef<ClusterShardingQuery> regions = ClusterSharding.get(system).shardState();
        return AskPattern.<ClusterShardingQuery, CurrentShardRegionState>ask(
                        regions, replyTo -> new GetShardRegionState(symbols, replyTo), PATIENCE, system.scheduler())
                .thenApply(ClusterSight::names)
                .exceptionally(silent -> List.of());
    }

    private static List<String> names(CurrentShardRegionState here) {
        return here.getShards().stream()
                .flatMap(shard -> shard.getEntityIds().stream())
                .map(ShardedActors::symbolOf)
                .sorted()
                .toList();
    }
}
