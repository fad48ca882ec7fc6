package io.quantumtrader.app.bench.http;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.quantumtrader.http.Fund;
import io.quantumtrader.http.door.Operators;
import io.quantumtrader.http.server.ApiServer;
import io.quantumtrader.http.server.ApiSettings;
import io.quantumtrader.http.view.EventView;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.japi.function.Function;

/** What is measured against, in the same process as the fund: a route that only answers, and an API without a fund behind it. */
final class BareRoute implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ActorSystem<Void> system;
    private final ServerBinding binding;
    private final Map<Integer, byte[]> bodies = new ConcurrentHashMap<>();

    /** @param whole the settings of the fund, whose dispatchers and limits count here too */
    BareRoute(Config whole) {
        var alone =
                ConfigFactory.parseString("pekko.actor.provider = local\npekko.coordinated-shutdown.exit-jvm = off");
        system = ActorSystem.create(Behaviors.empty(), "bare", alone.withFallback(whole));
        Function<HttpRequest, CompletionStage<HttpResponse>> answer = this::answer;
        binding = Http.get(system)
                .newServerAt("127.0.0.1", 0)
                .bind(answer)
                .toCompletableFuture()
                .join();
    }

    /** Host and port. */
    String address() {
        return "127.0.0.1:" + binding.localAddress().getPort();
    }

    /** The path of an answer of so many bytes, for any method. */
    static String path(int bytes) {
        return "/" + bytes;
    }

    private CompletionStage<HttpResponse> answer(HttpRequest request) {
        if (!request.method().equals(HttpMethods.POST)) {
            request.discardEntityBytes(system);
            return CompletableFuture.completedStage(sized(request));
        }
        return request.entity().toStrict(PATIENCE.toMillis(), system).thenApply(read -> sized(request));
    }

    private HttpResponse sized(HttpRequest request) {
        int bytes = Integer.parseInt(request.getUri().path().substring(1), 10);
        return HttpResponse.create()
                .withEntity(HttpEntities.create(
                        ContentTypes.APPLICATION_JSON, bodies.computeIfAbsent(bytes, BareRoute::body)));
    }

    private static byte[] body(int bytes) {
        var body = new byte[bytes];
        Arrays.fill(body, (byte) ' ');
        return body;
    }

    /** The API, whose events come from here and whose every other question is left open. */
    Announced announced(ApiSettings settings) {
        var listener = new AtomicReference<Consumer<EventView>>();
        var fund = (Fund) Proxy.newProxyInstance(
                Fund.class.getClassLoader(), new Class<?>[] {Fund.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("subscribe")) return new CompletableFuture<>();
                    @SuppressWarnings("unchecked") // as the interface declares it
                    var given = (Consumer<EventView>) arguments[0];
                    listener.set(given);
                    return new Unheard();
                });
        var server = ApiServer.start(system, fund, Operators.one("bench", "a-token-of-the-bench"), settings)
                .toCompletableFuture()
                .join();
        return new Announced(server, event -> listener.get().accept(event));
    }

    private static final class Unheard implements Fund.Subscription {
        @Override
        public void refresh() {
            // there is no picture of the whole
        }

        @Override
        public void close() {
            // nothing was begun
        }
    }

    /** A stream of events and what is published to it. */
    record Announced(ApiServer server, Consumer<EventView> publish) implements AutoCloseable {

        String address() {
            return server.address().getHostString() + ":" + server.address().getPort();
        }

        @Override
        public void close() {
            server.stop().toCompletableFuture().join();
        }
    }

    @Override
    public void close() {
        binding.terminate(Duration.ofSeconds(2)).toCompletableFuture().join();
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().join();
    }
}
