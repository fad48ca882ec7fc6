package io.quantumtrader.app.fund.cast;

import io.quantumtrader.actors.cluster.FarClock;
import io.quantumtrader.actors.cluster.FarSuperiors;
import io.quantumtrader.actors.cluster.Ownership;
import io.quantumtrader.actors.governor.GovernorCommand;
import io.quantumtrader.actors.portfolio.PortfolioCommand;
import io.quantumtrader.actors.symbol.Guardian;
import io.quantumtrader.actors.symbol.SymbolCommand;
import io.quantumtrader.actors.symbol.TakeOverRehearsal;
import io.quantumtrader.actors.venue.HeldVenue;
import io.quantumtrader.app.config.ClusterSettings;
import io.quantumtrader.app.config.FundSettings;
import io.quantumtrader.persistence.snapshot.Snapshots;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;

/** The parts of a fund that sharding puts on one node or another. What is told to them looks the same wherever they live. */
final class ShardedActors {

    static final EntityTypeKey<SymbolCommand> SYMBOL = EntityTypeKey.create(SymbolCommand.class, "symbol");

    /** Symbols that are enough to have the way of a take-over gone once. */
    private static final int REHEARSED = 8;

    private final ActorContext<Void> context;
    private final FundSettings settings;
    private final Casting casting;
    private final ClusterSharding sharding;

    /**
     * What symbols have around them on this node.
     *
     * @param way to the venue, with all that holds sends back
     */
    record Around(HeldVenue way, FarSuperiors superiors, FarClock clock, Ownership ownership) {}

    ShardedActors(ActorContext<Void> context, FundSettings settings, Casting casting) {
        this.context = context;
        this.settings = settings;
        this.casting = casting;
        sharding = ClusterSharding.get(context.getSystem());
    }

    ActorRef<GovernorCommand> governor() {
        var key = EntityTypeKey.create(GovernorCommand.class, "governor");
        var region = sharding.init(Entity.of(key, entity -> casting.governor()).withRole(ClusterSettings.CONTROL));
        return context.spawn(forwarding(region, settings.portfolio()), "governor");
    }

    ActorRef<PortfolioCommand> portfolio(ActorRef<GovernorCommand> governor) {
        var key = EntityTypeKey.create(PortfolioCommand.class, "portfolio");
        var region = sharding.init(Entity.of(
                        key, entity -> casting.portfolio(governor, Snapshots.deskOf(context.getSystem())))
                .withRole(ClusterSettings.CONTROL));
        return context.spawn(forwarding(region, settings.portfolio()), "portfolio");
    }

    /** By name; for some of them the way of a take-over is gone once, so that the first real one is not the slowest. */
    SortedMap<String, ActorRef<SymbolCommand>> symbols(List<String> names, Around around) {
        var snapshots = Snapshots.deskOf(context.getSystem());
        var region = sharding.init(Entity.of(
                        SYMBOL,
                        entity -> Guardian.entity(
                                casting.parts(
                                        symbolOf(entity.getEntityId()), around.way(), around.superiors(), snapshots),
                                around.clock(),
                                around.ownership()::holds))
                .withStopMessage(new SymbolCommand.HandOver())
                .withRole(ClusterSettings.SYMBOLS));
        var symbols = new TreeMap<String, ActorRef<SymbolCommand>>();
        for (String name : names)
            symbols.put(name, context.spawn(forwarding(region, settings.portfolio() + "|" + name), "symbol-" + name));
        var practice = names.stream()
                .limit(REHEARSED)
                .map(name -> casting.parts(name, around.way(), around.superiors(), snapshots))
                .toList();
        context.spawn(TakeOverRehearsal.create(practice), "take-over-rehearsal");
        return symbols;
    }

    static String symbolOf(String entityId) {
        return entityId.substring(entityId.lastIndexOf('|') + 1);
    }

    private static <M> Behavior<M> forwarding(ActorRef<ShardingEnvelope<M>> region, String entityId) {
        return Behaviors.receiveMessage(message -> {
            region.tell(new ShardingEnvelope<>(entityId, message));
            return Behaviors.same();
        });
    }
}
