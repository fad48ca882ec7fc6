package io.quantumtrader.http.server;

import io.quantumtrader.http.Fund;
import io.quantumtrader.http.door.Door;
import io.quantumtrader.http.door.HostNames;
import io.quantumtrader.http.door.Operators;
import io.quantumtrader.http.door.Pace;
import io.quantumtrader.http.metric.RequestFigures;
import io.quantumtrader.http.route.Handlers;
import io.quantumtrader.http.stream.EventHub;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.settings.ParserSettings;
import org.apache.pekko.http.javadsl.settings.ServerSettings;
import org.apache.pekko.japi.function.Function;

/** The HTTP server of one fund. */
public final class ApiServer {

    private static final Duration TERMINATION_DEADLINE = Duration.ofSeconds(2);

    private final ServerBinding binding;
    private final Fund.Subscription subscription;
    private final EventHub hub;
    private final Handlers handlers;

    private ApiServer(ServerBinding binding, Fund.Subscription subscription, EventHub hub, Handlers handlers) {
        this.binding = binding;
        this.subscription = subscription;
        this.hub = hub;
        this.handlers = handlers;
    }

    /** Binds and answers; the stage fails if the address is taken. */
    public static CompletionStage<ApiServer> start(
            ActorSystem<?> system, Fund fund, Operators operators, ApiSettings settings) {
        var hub = new EventHub(system, settings.stream(), Long.toString(System.currentTimeMillis(), 36));
        var requests = new RequestFigures();
        var handlers = new Handlers(
                fund, hub, requests, settings.readsAtOnce(), settings.readTimeout(), settings.writeTimeout());
        var door = new CompletableFuture<Door>();
        var openings = new Pace(settings.openings(), System::nanoTime);
        var entrance = new Entrance(system, handlers, requests, settings.largestBody(), openings);
        Function<HttpRequest, CompletionStage<HttpResponse>> answer =
                request -> door.thenCompose(open -> entrance.answer(open, request));
        return Http.get(system)
                .newServerAt(settings.host(), settings.port())
                .withSettings(serverSettings(system, settings))
                .bind(answer)
                .thenApply(binding -> {
                    int port = binding.localAddress().getPort();
                    var subscription = fund.subscribe(hub::publish, hub::isWatched);
                    hub.onWatcher(subscription::refresh);
                    var server = new ApiServer(binding, subscription, hub, handlers);
                    door.complete(new Door(
                            new HostNames(port, settings.allowedHosts()),
                            operators,
                            new Pace(settings.wrongTokens(), System::nanoTime)));
                    return server;
                })
                .whenComplete((server, failure) -> {
                    if (failure == null) return;
                    hub.close();
                    handlers.close();
                });
    }

    private static ServerSettings serverSettings(ActorSystem<?> system, ApiSettings settings) {
        return ServerSettings.create(system.settings().config())
                .withRemoteAddressAttribute(true)
                .withTransparentHeadRequests(true)
                .withServerHeader(Optional.empty())
                .withParserSettings(ParserSettings.forServer(system).withMaxContentLength(settings.largestBody()));
    }

    public InetSocketAddress address() {
        return binding.localAddress();
    }

    /** For example {@code http://127.0.0.1:8080}; a page opened at {@code url() + "/#token=" + token} may write. */
    public String url() {
        String host = address().getAddress().isAnyLocalAddress()
                ? "127.0.0.1"
                : address().getHostString();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":"
                + address().getPort();
    }

    /** Ends the streams, refuses new requests and lets those under way finish for a moment. */
    public CompletionStage<Void> stop() {
        subscription.close();
        hub.close();
        return binding.terminate(TERMINATION_DEADLINE).<Void>thenApply(terminated -> {
            handlers.close();
            return null;
        });
    }
}
