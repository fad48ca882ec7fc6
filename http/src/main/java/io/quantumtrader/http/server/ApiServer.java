package io.quantumtrader.http.server;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.quantumtrader.http.Fund;
import io.quantumtrader.http.door.Door;
import io.quantumtrader.http.door.HostNames;
import io.quantumtrader.http.door.Operators;
import io.quantumtrader.http.door.Pace;
import io.quantumtrader.http.metric.RequestFigures;
import io.quantumtrader.http.route.Handlers;
import io.quantumtrader.http.route.KeptAnswers;
import io.quantumtrader.http.stream.EventHub;
import io.quantumtrader.http.tls.CertificateFiles;
import io.quantumtrader.http.tls.Transport;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.ConnectionContext;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.settings.ServerSettings;
import org.apache.pekko.japi.function.Function;

/** The HTTP server of one fund. */
public final class ApiServer {

    private static final Duration TERMINATION_DEADLINE = Duration.ofSeconds(2);

    /** Whoever reaches the port can send what no parser takes: they are answered, and fill no log. */
    private static final Config QUIET = ConfigFactory.parseString(
            "pekko.http.parsing { illegal-header-warnings = off, error-logging-verbosity = off }");

    private final ServerBinding binding;
    private final Fund.Subscription subscription;
    private final EventHub hub;
    private final Handlers handlers;
    private final Optional<CertificateFiles> certificate;

    private ApiServer(
            ServerBinding binding,
            Fund.Subscription subscription,
            EventHub hub,
            Handlers handlers,
            Optional<CertificateFiles> certificate) {
        this.certificate = certificate;
        this.binding = binding;
        this.subscription = subscription;
        this.hub = hub;
        this.handlers = handlers;
    }

    /**
     * Binds and answers; the stage fails if the address is taken. Throws {@link io.quantumtrader.http.tls.CertificateRefused} if its
     * certificate cannot be used.
     */
    public static CompletionStage<ApiServer> start(
            ActorSystem<?> system, Fund fund, Operators operators, ApiSettings settings) {
        return start(system, fund, operators, settings, KeptAnswers.none());
    }

    /**
     * The same where repetitions of requests are known after a restart, too.
     *
     * @param kept answers that they get
     */
    public static CompletionStage<ApiServer> start(
            ActorSystem<?> system, Fund fund, Operators operators, ApiSettings settings, KeptAnswers kept) {
        Optional<CertificateFiles> certificate = settings.transport() instanceof Transport.Tls files
                ? Optional.of(CertificateFiles.open(files))
                : Optional.empty();
        var hub = new EventHub(system, settings.stream(), Long.toString(System.currentTimeMillis(), 36));
        var requests = new RequestFigures();
        var handlers = new Handlers(
                fund,
                hub,
                requests,
                () -> certificate.map(CertificateFiles::ends),
                kept,
                settings.readsAtOnce(),
                settings.readTimeout(),
                settings.writeTimeout());
        var door = new CompletableFuture<Door>();
        var openings = new Pace(settings.openings(), System::nanoTime);
        var entrance = new Entrance(system, handlers, requests, settings.largestBody(), openings);
        Function<HttpRequest, CompletionStage<HttpResponse>> answer =
                request -> door.thenCompose(open -> entrance.answer(open, request));
        var address = Http.get(system)
                .newServerAt(settings.host(), settings.port())
                .withSettings(serverSettings(system, settings));
        return certificate
                .map(files -> address.enableHttps(ConnectionContext.httpsServer(files::engine)))
                .orElse(address)
                .bind(answer)
                .thenApply(binding -> {
                    int port = binding.localAddress().getPort();
                    var subscription = fund.subscribe(hub::publish, hub::isWatched);
                    hub.onWatcher(subscription::refresh);
                    var server = new ApiServer(binding, subscription, hub, handlers, certificate);
                    door.complete(new Door(
                            new HostNames(port, settings.allowedHosts(), certificate.isPresent()),
                            operators,
                            new Pace(settings.wrongTokens(), System::nanoTime),
                            settings.transport()));
                    return server;
                })
                .whenComplete((server, failure) -> {
                    if (failure == null) return;
                    hub.close();
                    handlers.close();
                });
    }

    private static ServerSettings serverSettings(ActorSystem<?> system, ApiSettings settings) {
        var usual = ServerSettings.create(QUIET.withFallback(system.settings().config()));
        return usual.withRemoteAddressAttribute(true)
                .withTransparentHeadRequests(true)
                .withServerHeader(Optional.empty())
                .withWebsocketSettings(usual.getWebsocketSettings()
                        .withPeriodicKeepAliveMaxIdle(settings.stream().heartbeat()))
                .withParserSettings(usual.getParserSettings().withMaxContentLength(settings.largestBody()));
    }

    public InetSocketAddress address() {
        return binding.localAddress();
    }

    /** When the certificate that is shown now ends; empty without TLS. */
    public Optional<Instant> certificateEnds() {
        return certificate.map(CertificateFiles::ends);
    }

    /** For example {@code http://127.0.0.1:8080}; a page opened at {@code url() + "/#token=" + token} may write. */
    public String url() {
        String host = address().getAddress().isAnyLocalAddress()
                ? "127.0.0.1"
                : address().getHostString();
        String scheme = certificate.isPresent() ? "https://" : "http://";
        return scheme + (host.contains(":") ? "[" + host + "]" : host) + ":"
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
