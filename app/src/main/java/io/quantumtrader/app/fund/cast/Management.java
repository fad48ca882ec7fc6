package io.quantumtrader.app.fund.cast;

import io.quantumtrader.app.config.ClusterSettings;
import java.net.URI;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.management.javadsl.PekkoManagement;

/** What the engine tells over HTTP about the cluster as this node sees it: members, shards, whether it is ready. */
public final class Management {

    private Management() {}

    /**
     * Listens until the actor system ends, and returns where; empty if the settings want none. Throws
     * {@link java.util.concurrent.CompletionException} if it cannot listen.
     */
    public static Optional<URI> start(ActorSystem<?> system, ClusterSettings node) {
        if (node.management().isEmpty()) return Optional.empty();
        var address = PekkoManagement.get(system).start().toCompletableFuture().join();
        return Optional.of(URI.create(address.toString()));
    }
}
