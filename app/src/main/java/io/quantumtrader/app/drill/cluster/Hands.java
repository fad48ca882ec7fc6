package io.quantumtrader.app.drill.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantumtrader.app.client.FundRefused;
import io.quantumtrader.app.client.NotReachable;
import io.quantumtrader.app.cluster.LocalNode;
import io.quantumtrader.app.launch.LaunchFailed;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An operator's words over the API, to whichever node answers. */
record Hands(List<LocalNode> nodes) {

    private static final Logger LOG = LoggerFactory.getLogger(Hands.class);
    private static final String KILL_SWITCH = "/api/v1/kill-switch";
    private static final double NOTIONAL = 400;
    private static final int WANTED = 3;
    private static final int UNKNOWN = 404;
    private static final int UNFIT = 422;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration SAID_AGAIN = Duration.ofSeconds(1);
    private static final Duration AGAIN = Duration.ofMillis(500);

    /** Opens positions until there are some, and returns their symbols. */
    List<String> holdSome() {
        long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var held = held();
            if (held.size() >= WANTED) return held;
            if (System.nanoTime() > giveUpAt) {
                if (!held.isEmpty()) return held;
                throw new LaunchFailed("no position was opened within " + PATIENCE.toSeconds() + " s");
            }
            openOneMore(held);
            LockSupport.parkNanos(AGAIN.toNanos());
        }
    }

    private void openOneMore(List<String> held) {
        var free = new TreeSet<String>();
        for (var node : nodes)
            node.standing().ifPresent(own -> own.path("symbols").forEach(name -> free.add(name.asText())));
        held.forEach(free::remove);
        int wanted = WANTED - held.size();
        for (String symbol : free) {
            if (wanted <= 0) return;
            if (open(symbol)) wanted--;
        }
    }

    /** Whether an order to open was decided. */
    boolean open(String symbol) {
        var body = reasoned("drill");
        body.put("symbol", symbol).put("side", "LONG").put("notional", NOTIONAL);
        return said("/api/v1/positions", body).isPresent();
    }

    /** Symbols that are held, as any node says that answers. */
    List<String> held() {
        for (var node : nodes) {
            try {
                return StreamSupport.stream(
                                node.client().get("/api/v1/positions").spliterator(), false)
                        .filter(position -> position.path("open").asBoolean())
                        .map(position -> position.path("symbol").asText())
                        .toList();
            } catch (NotReachable | FundRefused silent) {
                // the next one is asked
            }
        }
        return List.of();
    }

    /** Whether an order to close all of a position was decided. */
    boolean close(String symbol) {
        return said("/api/v1/positions/" + symbol + "/close", reasoned("drill").put("fraction", 1))
                .isPresent();
    }

    /** What became of a close. */
    private enum Close {
        DECIDED,
        NOTHING_HELD,
        UNANSWERED
    }

    /**
     * Closes a tenth of a position, more where a tenth is too small to be an order; said again each second until one is decided. Returns
     * whether it was within that time; not if something else has closed all of it meanwhile.
     */
    boolean reduce(String symbol, Duration patience) {
        var answer = new CompletableFuture<Close>();
        long giveUpAt = System.nanoTime() + patience.toNanos();
        while (!answer.isDone() && System.nanoTime() < giveUpAt) {
            Thread.startVirtualThread(() -> {
                var close = close(symbol, 0.1);
                if (close != Close.UNANSWERED) answer.complete(close);
            });
            answer.copy()
                    .completeOnTimeout(Close.UNANSWERED, SAID_AGAIN.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        }
        return answer.getNow(Close.UNANSWERED) == Close.DECIDED;
    }

    private Close close(String symbol, double fraction) {
        String path = "/api/v1/positions/" + symbol + "/close";
        var body = reasoned("drill").put("fraction", fraction);
        for (var node : nodes) {
            try {
                node.client().post(path, body);
                return Close.DECIDED;
            } catch (FundRefused refused) {
                if (refused.status() == UNKNOWN) return Close.NOTHING_HELD;
                if (refused.status() == UNFIT && fraction < 1) return close(symbol, Math.min(1, 2 * fraction));
                log(node, path, body, refused);
            } catch (NotReachable silent) {
                log(node, path, body, silent);
            }
        }
        return Close.UNANSWERED;
    }

    /** Sets the kill switch; milliseconds until all nodes went by it, as the one that took it measured; empty if none took it. */
    OptionalDouble kill() {
        var answer = said(KILL_SWITCH, reasoned("drill").put("enabled", true));
        return answer.map(view -> view.path("acknowledgedMicros"))
                .filter(JsonNode::isNumber)
                .map(micros -> OptionalDouble.of(micros.asDouble() / 1e3))
                .orElse(OptionalDouble.empty());
    }

    /** Releases what {@link #kill} set, again and again until it is; throws {@link LaunchFailed} if it never is. */
    void release() {
        long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
        while (said(KILL_SWITCH, reasoned("drill").put("enabled", false)).isEmpty()) {
            if (System.nanoTime() > giveUpAt) throw new LaunchFailed("the kill switch was not released");
            LockSupport.parkNanos(AGAIN.toNanos());
        }
    }

    private Optional<JsonNode> said(String path, ObjectNode body) {
        for (var node : nodes) {
            try {
                return Optional.of(node.client().post(path, body));
            } catch (NotReachable | FundRefused refused) {
                log(node, path, body, refused);
            }
        }
        return Optional.empty();
    }

    private static void log(LocalNode node, String path, ObjectNode body, RuntimeException refused) {
        LOG.info("{} {} {}: {}", node.name(), path, body, refused.getMessage());
    }

    private static ObjectNode reasoned(String why) {
        return JsonNodeFactory.instance.objectNode().put("reason", why);
    }
}
