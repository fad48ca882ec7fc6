package io.quantumtrader.app.fund.cast;

import com.typesafe.config.ConfigFactory;
import io.quantumtrader.app.config.ClusterSettings;
import io.quantumtrader.app.config.ClusterSettings.Management;
import io.quantumtrader.app.config.ClusterSettings.Tls;
import io.quantumtrader.app.config.ClusterTiming;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** The engine of a node without a fund on it, started with the settings that a node gives it. */
public final class Engine implements AutoCloseable {

    /** Connections that were never let in may hold the end of an actor system back. */
    private static final Duration LAST = Duration.ofSeconds(15);

    private final ClusterSettings settings;
    private final ActorSystem<Void> system;

    /** @param seedPort port of the node that begins the cluster; this one if it is its own */
    Engine(String name, int port, int seedPort, Optional<Tls> tls) {
        settings = new ClusterSettings(
                name,
                "127.0.0.1",
                port,
                List.of("127.0.0.1:" + seedPort),
                Set.copyOf(ClusterSettings.ROLES),
                1,
                10,
                new ClusterTiming(Duration.ofMillis(500), Duration.ofSeconds(5), Duration.ofSeconds(3)),
                Optional.of(new Management("127.0.0.1", 0, true)),
                tls);
        system = ActorSystem.create(
                Behaviors.empty(),
                "quantum-trader",
                ConfigFactory.parseString("pekko.cluster.sharding.remember-entities = off")
                        .withFallback(ClusterConfig.of(settings, false))
                        .withFallback(ConfigFactory.load())
                        .resolve());
    }

    /** A cluster of one, which begins by itself. */
    public static Engine alone() {
        int port = freePort();
        return new Engine("n1", port, port, Optional.empty());
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }

    public ActorSystem<Void> system() {
        return system;
    }

    ClusterSettings settings() {
        return settings;
    }

    @Override
    public void close() {
        system.terminate();
        try {
            system.getWhenTerminated().toCompletableFuture().get(LAST.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException late) {
            system.log().warn("{} does not end in time, and is left behind", settings.node(), late);
        }
    }
}
